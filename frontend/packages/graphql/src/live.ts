import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { useEffect, useRef, useState } from 'react'
import { stringifyDocument } from 'urql'
import { useApi } from './client'

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
 * last cursor, so nothing is skipped and nothing comes twice.
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
    const socket = api.socket()
    const offs = [
      socket.on('connected', () => setState('live')),
      socket.on('closed', () => setState('waiting')),
    ]
    let stop = () => {}
    let ended = false
    const start = () => {
      // The same object is sent again after a reconnect: its cursor has moved on by then.
      const variables: Record<string, unknown> = JSON.parse(wanted)
      stop = socket.subscribe<D>(
        { query, variables },
        {
          next: ({ data, errors }) => {
            setState('live')
            if (errors?.length || !data) return
            variables.after = latest.current.cursorOf(data)
            latest.current.onNews(data)
          },
          error: () => {
            if (ended) return
            latest.current.onLost?.()
            setTimeout(() => !ended && start(), 3_000)
          },
          complete: () => {},
        },
      )
    }
    start()
    return () => {
      ended = true
      stop()
      for (const off of offs) off()
    }
  }, [api, query, wanted])
  return state
}
