import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { useEffect, useRef, useState } from 'react'
import { stringifyDocument } from 'urql'
import { type Api, useApi } from './client'
import { SIGNED_IN } from './read'

export type LiveState = 'connecting' | 'live' | 'waiting'

interface Options<D, V> {
  readonly document: TypedDocumentNode<D, V>
  /** Without `after`: where to go on is kept here. Null: not now. */
  readonly variables: Omit<V, 'after'> | null
  readonly cursorOf: (data: D) => string
  readonly onNews: (data: D) => void
  /** The server can't go on from the cursor: read everything anew. */
  readonly onLost?: () => void
}

/**
 * News as they come. After a lost connection the server is asked for what was missed since the
 * last cursor, so nothing is skipped and nothing comes twice. When the server ends the news (rights
 * have changed, the cursor is too old), they begin anew; when the session is over, after a sign-in.
 */
export function useLive<D, V extends object>(options: Options<D, V>): LiveState {
  const api = useApi()
  const [state, setState] = useState<LiveState>('connecting')
  const latest = useRef(options)
  latest.current = options
  const query = stringifyDocument(options.document)
  const wanted = options.variables === null ? null : JSON.stringify(options.variables)

  useEffect(() => {
    if (wanted === null) return
    return listen<D>(api, query, wanted, {
      cursorOf: (data) => latest.current.cursorOf(data),
      onNews: (data) => latest.current.onNews(data),
      onLost: () => latest.current.onLost?.(),
      onState: setState,
    })
  }, [api, query, wanted])
  return state
}

interface Listener<D> {
  readonly cursorOf: (data: D) => string
  readonly onNews: (data: D) => void
  readonly onLost: () => void
  readonly onState: (state: LiveState) => void
}

/** Asking again would bring the same. */
const FINAL: readonly unknown[] = ['FORBIDDEN', 'NOT_FOUND', 'GRAPHQL_INVALID']
const FIRST_PAUSE_MS = 3_000
const LONGEST_PAUSE_MS = 60_000

/** Subscribes until the returned function is called, again and again where that makes sense. */
export function listen<D>(
  api: Api,
  query: string,
  wanted: string,
  listener: Listener<D>,
): () => void {
  let round = 0
  let failures = 0
  let stop = () => {}
  const start = () => {
    const mine = ++round
    const isMine = () => mine === round
    stop()
    const socket = api.socket()
    // The same object is sent again after a reconnect: its cursor has moved on by then.
    const variables: Record<string, unknown> = JSON.parse(wanted)
    let code: unknown = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const over = (why?: unknown) => {
      if (!isMine()) return
      code ??= codeOf(why)
      listener.onState('waiting')
      if (code === 'NOT_SIGNED_IN') api.signedOut()
      if (code === 'NOT_SIGNED_IN' || FINAL.includes(code)) return
      listener.onLost()
      timer = setTimeout(start, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures++))
    }
    const offs = [
      socket.on('connected', () => isMine() && listener.onState('live')),
      socket.on('closed', () => isMine() && listener.onState('waiting')),
      socket.subscribe<D>(
        { query, variables },
        {
          next: ({ data, errors }) => {
            if (!isMine()) return
            if (errors?.length || !data) {
              code = codeOf(errors)
              return
            }
            failures = 0
            listener.onState('live')
            variables.after = listener.cursorOf(data)
            listener.onNews(data)
          },
          error: over,
          complete: over,
        },
      ),
    ]
    stop = () => {
      clearTimeout(timer)
      for (const off of offs) off()
    }
  }
  start()
  window.addEventListener(SIGNED_IN, start)
  return () => {
    window.removeEventListener(SIGNED_IN, start)
    round++
    stop()
  }
}

/** The code of the first error, if these are errors of GraphQL. */
function codeOf(why: unknown): unknown {
  const [first] = Array.isArray(why) ? why : []
  return (first as { extensions?: { code?: unknown } } | undefined)?.extensions?.code ?? null
}
