import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { type Outcome, type Refused, useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { type ReactNode, useState } from 'react'
import { useNetwork } from '../offline/network'
import { sharedMessages } from './shared-messages'

export type Values = Record<string, string | boolean>

/** What one is asked once more before it is sent. */
export interface Question {
  readonly title: string
  readonly content: ReactNode
  readonly action: string
}

interface Options<V extends Values, P> {
  readonly initial: V
  /** Which must not be empty. */
  readonly required?: readonly (keyof V & string)[]
  /** Mistakes that can be seen here, by field. */
  readonly check?: (values: V) => Partial<Record<keyof V, string>>
  readonly confirm?: (values: V) => Question | null
  readonly send: (values: V) => Promise<Outcome<P>>
  readonly onDone?: (payload: P, values: V) => void
}

/** The state of a form that sends one command: what is typed, what was refused and where. */
export function useForm<V extends Values, P>(options: Options<V, P>) {
  const t = useMessages(sharedMessages)
  const { online } = useNetwork()
  const [values, setValues] = useState(options.initial)
  const [refused, setRefused] = useState<readonly Refused[]>([])
  const [busy, setBusy] = useState(false)
  const [held, setHeld] = useState(false)
  const [question, setQuestion] = useState<Question | null>(null)

  const set = <K extends keyof V>(name: K, value: V[K]) => {
    setValues((before) => ({ ...before, [name]: value }))
    setRefused((before) => before.filter((one) => one.field !== name && one.field !== null))
  }
  const errorOf = (name: string) => refused.find((one) => one.field === name)?.message

  const mistakes = (): Refused[] => {
    const found = options.check?.(values) ?? {}
    const empty = (options.required ?? []).filter((name) => !String(values[name] || '').trim())
    const all = { ...Object.fromEntries(empty.map((name) => [name, t.required])), ...found }
    return Object.entries(all).map(([field, message]) => ({
      code: 'MISSING_FIELD',
      field,
      message: String(message ?? ''),
    }))
  }
  const send = async () => {
    setQuestion(null)
    setBusy(true)
    try {
      const outcome = await options.send(values)
      if (outcome.kind === 'refused') setRefused(outcome.errors.map(said))
      else if (outcome.kind === 'held') setHeld(true)
      else {
        setRefused([])
        options.onDone?.(outcome.payload, values)
      }
    } finally {
      setBusy(false)
    }
  }
  const said = (one: Refused) =>
    one.code === 'OFFLINE' ? { ...one, message: t.offlineCommand } : one

  return {
    values,
    set,
    /** Everything back to how it was. */
    reset: () => {
      setValues(options.initial)
      setRefused([])
      setHeld(false)
    },
    /** For a field of text: `<TextField {...form.field('name')} label={t.name} />`. */
    field: <K extends keyof V & string>(name: K) => ({
      name,
      value: String(values[name] ?? ''),
      onChange: (value: string) => set(name, value as V[K]),
      error: errorOf(name),
    }),
    /** For `CheckField`. */
    check: <K extends keyof V & string>(name: K) => ({
      checked: values[name] === true,
      onChange: (checked: boolean) => set(name, checked as V[K]),
      error: errorOf(name),
    }),
    errorOf,
    /** Of fields that the form does not have, and of none. */
    others: refused.filter((one) => one.field === null || !(one.field in values)),
    refused,
    busy,
    held,
    question,
    /** Why nothing can be sent now, or null. */
    blocked: online ? null : t.offlineCommand,
    submit: async () => {
      if (busy || !online) return
      const found = mistakes()
      setRefused(found)
      if (found.length > 0) return
      const asked = options.confirm?.(values) ?? null
      if (asked) setQuestion(asked)
      else await send()
    },
    send,
    cancel: () => setQuestion(null),
  }
}

export type Form = Omit<ReturnType<typeof useForm<Values, unknown>>, 'set' | 'field' | 'check'>

type PayloadOf<D> = D extends Record<string, infer P> ? P : never
type InputOf<I> = I extends { input: infer T } ? Omit<T, 'idempotencyKey'> : never

/** A form for one mutation of the shape `mutation X($input: XInput!)`. */
export function useVerbForm<D, I extends { input: object }, V extends Values>(
  document: TypedDocumentNode<D, I>,
  options: Omit<Options<V, PayloadOf<D>>, 'send'> & {
    readonly input: (values: V) => InputOf<I>
  },
) {
  const verb = useVerb(document)
  return useForm<V, PayloadOf<D>>({
    ...options,
    send: (values) => verb.send(options.input(values) as never),
  })
}
