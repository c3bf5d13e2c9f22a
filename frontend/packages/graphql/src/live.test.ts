import type { Sink } from 'graphql-ws'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Api } from './client'
import { listen } from './live'
import { announceSignedIn } from './read'

interface News {
  readonly cursor: string
}

/** A socket that keeps what was subscribed, so that a test can answer. */
function setting() {
  const asked: { variables: Record<string, unknown>; sink: Sink<{ data?: News }> }[] = []
  const socket = {
    on: () => () => {},
    subscribe: (payload: { variables: Record<string, unknown> }, sink: Sink<{ data?: News }>) => {
      asked.push({ variables: payload.variables, sink })
      return () => sink.complete()
    },
  }
  const api = { socket: () => socket, signedOut: vi.fn() } as unknown as Api
  const told = { onNews: vi.fn(), onLost: vi.fn(), onState: vi.fn() }
  const stop = listen<News>(api, 'subscription', '{"id":"1"}', {
    ...told,
    cursorOf: (news) => news.cursor,
  })
  const last = () => {
    const found = asked.at(-1)
    if (!found) throw new Error('nothing was subscribed')
    return found
  }
  const fail = (code: string) => {
    last().sink.next({ errors: [{ message: code, extensions: { code } }] } as never)
    last().sink.complete()
  }
  return { api, asked, told, stop, last, fail }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the cursor moves on with the news, for a reconnect', () => {
  const { told, last } = setting()
  last().sink.next({ data: { cursor: 'c1' } } as never)
  expect(told.onNews).toHaveBeenCalledWith({ cursor: 'c1' })
  expect(last().variables).toEqual({ id: '1', after: 'c1' })
})

test('news that the server ended begin anew, later each time', async () => {
  const { asked, told, fail } = setting()
  fail('RIGHTS_CHANGED')
  expect(told.onLost).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(asked.map((one) => one.variables)).toEqual([{ id: '1' }, { id: '1' }])
  fail('CURSOR_EXPIRED')
  await vi.advanceTimersByTimeAsync(5_999)
  expect(asked).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(1)
  expect(asked).toHaveLength(3)
})

test('when the session is over they wait for a sign-in', async () => {
  const { api, asked, told, fail } = setting()
  fail('NOT_SIGNED_IN')
  expect(api.signedOut).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(120_000)
  expect(asked).toHaveLength(1)
  expect(told.onLost).not.toHaveBeenCalled()
  announceSignedIn()
  expect(asked).toHaveLength(2)
})

test('what is not permitted is not asked for again, nor anything after the end', async () => {
  const { asked, fail, stop } = setting()
  fail('FORBIDDEN')
  await vi.advanceTimersByTimeAsync(120_000)
  expect(asked).toHaveLength(1)
  stop()
  announceSignedIn()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(asked).toHaveLength(1)
})
