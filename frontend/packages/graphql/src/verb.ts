import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { useCallback, useRef, useState } from 'react'
import { useClient } from 'urql'
import { problemOf } from './problem'

/** An expected "no": its code, the field that caused it (camelCase path or null), a sentence. */
export interface Refused {
  readonly code: string
  readonly field: string | null
  readonly message: string
}

interface Payload {
  readonly userErrors: readonly Refused[]
  readonly approval?: { readonly id: string } | null
}

/** What became of a command. `held`: it waits for a second person under this approval. */
export type Outcome<P> =
  | { readonly kind: 'done'; readonly payload: P }
  | { readonly kind: 'held'; readonly approvalId: string; readonly payload: P }
  | { readonly kind: 'refused'; readonly errors: readonly Refused[] }

/** The one payload of a document that holds one mutation. */
type PayloadOf<D> = D extends Record<string, infer P> ? P : never
type InputOf<V> = V extends { input: infer I } ? I : never

/** A fresh idempotency key. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Sends one command. The key stays the same while the input does, so that pressing twice or trying
 * again after a lost answer does it once; `dryRun: true` in the input sends none.
 */
export function useVerb<D, V extends { input: object }>(document: TypedDocumentNode<D, V>) {
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const sent = useRef<{ input: string; key: string } | null>(null)

  const send = useCallback(
    async (input: Omit<InputOf<V>, 'idempotencyKey'>): Promise<Outcome<PayloadOf<D>>> => {
      const text = JSON.stringify(input)
      const isDry = (input as { dryRun?: boolean }).dryRun === true
      if (!isDry && sent.current?.input !== text) sent.current = { input: text, key: newKey() }
      const whole = isDry ? input : { ...input, idempotencyKey: sent.current?.key }
      setBusy(true)
      try {
        const { data, error } = await client
          .mutation(document, { input: whole } as unknown as V)
          .toPromise()
        const problem = problemOf(error)
        if (problem || !data) {
          const message = problem?.message ?? ''
          return {
            kind: 'refused',
            errors: [{ code: problem?.code ?? 'INTERNAL', field: null, message }],
          }
        }
        const payload = firstValue(data) as Payload & PayloadOf<D>
        if (payload.userErrors.length > 0) return { kind: 'refused', errors: payload.userErrors }
        if (!isDry) sent.current = null
        return payload.approval
          ? { kind: 'held', approvalId: payload.approval.id, payload }
          : { kind: 'done', payload }
      } finally {
        setBusy(false)
      }
    },
    [client, document],
  )
  return { send, busy }
}

function firstValue(data: object): unknown {
  return Object.entries(data).find(([name]) => name !== '__typename')?.[1]
}
