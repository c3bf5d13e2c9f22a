import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { useCallback, useEffect, useRef } from 'react'
import { type AnyVariables, type RequestPolicy, useQuery } from 'urql'
import { type Problem, problemOf } from './problem'

/** Told to every screen after somebody has signed in again over it. */
export const SIGNED_IN = 'xindai:signed-in'

export function announceSignedIn(): void {
  window.dispatchEvent(new Event(SIGNED_IN))
}

export interface Read<D> {
  readonly data: D | undefined
  /** Nothing to show yet. */
  readonly loading: boolean
  /** Something is shown and newer is on its way. */
  readonly refreshing: boolean
  readonly problem: Problem | null
  /** Asks anew; while an answer is on its way, once more after it: it may be older than the news. */
  readonly reload: () => void
}

interface Options {
  /** Not yet: the variables are not known. */
  readonly pause?: boolean
  readonly policy?: RequestPolicy
}

/** Reads for a screen; goes to the network again when the line or the session is back. */
export function useRead<D, V extends AnyVariables>(
  document: TypedDocumentNode<D, V>,
  variables: V,
  { pause = false, policy = 'cache-and-network' }: Options = {},
): Read<D> {
  const [{ data: found, error, fetching, stale, operation }, execute] = useQuery({
    query: document,
    variables,
    pause,
    requestPolicy: policy,
  } as Parameters<typeof useQuery<D, V>>[0])
  const problem = problemOf(error)
  const data = useKept(found ?? undefined, operation?.key, problem) // null: all was refused
  const busy = fetching || stale
  const asked = useRef<'no' | 'once' | 'again'>('no')
  const reload = useCallback(() => {
    asked.current = asked.current === 'no' ? 'once' : 'again'
    if (asked.current === 'once') execute({ requestPolicy: 'network-only' })
  }, [execute])
  useEffect(() => {
    if (busy) {
      if (asked.current === 'no') asked.current = 'once'
      return
    }
    const isWanted = asked.current === 'again'
    asked.current = 'no'
    if (isWanted) reload()
  })
  useEffect(() => {
    if (pause) return
    window.addEventListener(SIGNED_IN, reload)
    window.addEventListener('online', reload)
    return () => {
      window.removeEventListener(SIGNED_IN, reload)
      window.removeEventListener('online', reload)
    }
  }, [pause, reload])
  return {
    data,
    loading: fetching && data === undefined,
    refreshing: busy && data !== undefined,
    problem,
    reload,
  }
}

/** They say nothing about what was read before: it stays, and so do the forms on it. */
const PASSING: readonly string[] = ['OFFLINE', 'INTERNAL', 'RATE_LIMITED', 'NOT_SIGNED_IN']

/**
 * An answer that failed brings no data, and while it is asked again there is neither data nor
 * error: what the same question brought before stays then.
 */
function useKept<D>(
  found: D | undefined,
  key: number | undefined,
  problem: Problem | null,
): D | undefined {
  const last = useRef<{ readonly key: number | undefined; readonly data: D } | null>(null)
  if (found !== undefined) last.current = { key, data: found }
  else if (problem && !PASSING.includes(problem.code)) last.current = null
  return last.current?.key === key ? last.current?.data : undefined
}
