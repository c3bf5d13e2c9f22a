import { cleanup, configure, render } from '@testing-library/react'
import { ApiProvider, createApi } from '@xindai/graphql'
import { App } from 'antd'
import type { ReactNode } from 'react'
import { MemoryRouter } from 'react-router'
import { afterEach, vi } from 'vitest'
import { type Session, SessionContext } from '../shell/session'

/** One request as it went over the line. */
export interface Sent {
  readonly operation: string
  readonly variables: Record<string, unknown>
}

// Whether something is hidden costs jsdom seconds a question with antd's styles; browsers test that.
configure({ defaultHidden: true })

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** Answers GraphQL requests by operation name; what was sent is in `sent`, in order. */
export function answering(
  answers: Readonly<Record<string, (variables: never) => unknown>>,
): Sent[] {
  const sent: Sent[] = []
  vi.stubGlobal('fetch', async (_: string, init: { body: string }) => {
    const { operationName, variables } = JSON.parse(init.body)
    sent.push({ operation: operationName, variables })
    const answer = answers[operationName]
    if (!answer) throw new Error(`nobody answers ${operationName}`)
    const body = JSON.stringify({ data: answer(variables as never) })
    return new Response(body, { headers: { 'Content-Type': 'application/json' } })
  })
  return sent
}

const SESSION: Session = {
  staff: { id: 'S1', login: 'tester', displayName: '测试', roles: [], branch: null },
  businessDate: '2026-11-28',
  mustEnrol: false,
  can: () => true,
  signedOut: () => {},
  refresh: () => {},
}

/** A screen in its frame, at an address, for somebody who may do everything. */
export function show(screen: ReactNode, at = '/') {
  const api = createApi({ path: 'http://127.0.0.1/admin/graphql', onSignedOut: () => {} })
  return render(
    <App>
      <ApiProvider api={api}>
        <SessionContext.Provider value={SESSION}>
          <MemoryRouter initialEntries={[at]}>{screen}</MemoryRouter>
        </SessionContext.Provider>
      </ApiProvider>
    </App>,
  )
}

/** What antd asks of a browser and jsdom has not. */
Object.defineProperty(window, 'matchMedia', {
  value: (query: string) => ({
    matches: false,
    media: query,
    addListener() {},
    removeListener() {},
    addEventListener() {},
    removeEventListener() {},
  }),
})
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
