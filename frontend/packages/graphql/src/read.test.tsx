import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { gql } from 'urql'
import { afterEach, expect, it, vi } from 'vitest'
import { ApiProvider, createApi } from './client'
import { announceSignedIn, useRead } from './read'

const READ = gql<{ thing: string }, { id: string }>`
  query Thing($id: ID!) {
    thing(id: $id)
  }
`
type Answer = Record<string, unknown> | 'lost'

/** A screen that shows a thing, and what the server says each time, the last one for ever. */
function screenOf(...answers: readonly Answer[]) {
  const left = [...answers]
  const seen: string[] = []
  const fetched = async () => {
    const answer = left.length > 1 ? left.shift() : left[0]
    if (answer === 'lost') throw new TypeError('failed to fetch')
    const headers = { 'Content-Type': 'application/json' }
    return new Response(JSON.stringify(answer), { headers })
  }
  vi.stubGlobal('fetch', fetched)
  const api = createApi({ path: 'http://127.0.0.1/admin/graphql', onSignedOut: () => {} })
  function Thing({ id }: { id: string }) {
    const { data, problem } = useRead(READ, { id })
    seen.push(data?.thing ?? 'nothing')
    return (
      <p>
        {data?.thing ?? 'nothing'} {problem?.code ?? 'well'}
      </p>
    )
  }
  const of = (id: string) => (
    <ApiProvider api={api}>
      <Thing id={id} />
    </ApiProvider>
  )
  const { rerender } = render(of('1'))
  return { turnTo: (id: string) => rerender(of(id)), seen }
}

const found = (thing: string): Answer => ({ data: { thing } })
const refused = (code: string): Answer => ({
  data: null,
  errors: [{ message: code, extensions: { code } }],
})
const says = (text: string) => waitFor(() => expect(screen.getByText(text)).toBeTruthy())

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it.each([
  ['lost' as const, 'OFFLINE'],
  [refused('RATE_LIMITED'), 'RATE_LIMITED'],
  [refused('NOT_SIGNED_IN'), 'NOT_SIGNED_IN'],
])('what was read stays when reading it anew fails: %j', async (answer, code) => {
  screenOf(found('a loan'), answer)
  await says('a loan well')
  act(announceSignedIn)
  await says(`a loan ${code}`)
})

it('and while it is asked for once more it does not flicker', async () => {
  const { seen } = screenOf(found('a loan'), 'lost', found('a loan, newer'))
  await says('a loan well')
  act(announceSignedIn)
  await says('a loan OFFLINE')
  act(announceSignedIn)
  await says('a loan, newer well')
  const after = seen.slice(seen.indexOf('a loan'))
  expect(after).not.toContain('nothing')
})

it('what one may not see any more goes away', async () => {
  screenOf(found('a loan'), refused('FORBIDDEN'))
  await says('a loan well')
  act(announceSignedIn)
  await says('nothing FORBIDDEN')
})

it('nothing of one thing is shown for another', async () => {
  const { turnTo } = screenOf(found('a loan'), 'lost')
  await says('a loan well')
  turnTo('2')
  await says('nothing OFFLINE')
})
