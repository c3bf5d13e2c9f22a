import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'

/** What a list shows now. It lives in the address, so that it can be sent, kept and gone back to. */
export interface ListState {
  readonly values: Readonly<Record<string, string>>
  readonly order: string | undefined
  readonly first: number
  readonly after: string | null
  /** How many pages one has gone on. */
  readonly page: number
  readonly isFiltered: boolean
  readonly set: (key: string, value: string | undefined) => void
  readonly setOrder: (order: string | undefined) => void
  readonly setFirst: (first: number) => void
  readonly replace: (values: Readonly<Record<string, string>>, order?: string) => void
  readonly reset: () => void
  readonly next: (cursor: string) => void
  readonly previous: () => void
}

const OWN = new Set(['order', 'first', 'after', 'tab'])
export const SIZES = [20, 50, 100] as const

/** The cursors of the pages before this one travel in `after`, separated by commas. */
export function useListState(defaultOrder?: string): ListState {
  const [params, setParams] = useSearchParams()
  const change = useCallback(
    (act: (next: URLSearchParams) => void, keepPage = false) =>
      setParams((old) => {
        const next = new URLSearchParams(old)
        if (!keepPage) next.delete('after')
        act(next)
        return next
      }),
    [setParams],
  )
  return useMemo(() => {
    const values = Object.fromEntries([...params].filter(([key]) => !OWN.has(key)))
    const cursors = (params.get('after') ?? '').split(',').filter(Boolean)
    const put = (next: URLSearchParams, key: string, value: string | undefined) =>
      value === undefined || value === '' ? next.delete(key) : next.set(key, value)
    const wanted = Number(params.get('first'))
    return {
      values,
      order: params.get('order') ?? defaultOrder,
      first: SIZES.find((size) => size === wanted) ?? 20,
      after: cursors.at(-1) ?? null,
      page: cursors.length,
      isFiltered: Object.keys(values).length > 0,
      set: (key, value) => change((next) => put(next, key, value)),
      setOrder: (order) => change((next) => put(next, 'order', order)),
      setFirst: (first) => change((next) => put(next, 'first', String(first))),
      replace: (wantedValues, order) =>
        change((next) => {
          for (const key of [...next.keys()]) if (!OWN.has(key)) next.delete(key)
          for (const [key, value] of Object.entries(wantedValues)) put(next, key, value)
          put(next, 'order', order)
        }),
      reset: () =>
        change((next) => {
          for (const key of [...next.keys()]) if (key !== 'tab') next.delete(key)
        }),
      next: (cursor) => change((next) => next.set('after', [...cursors, cursor].join(',')), true),
      previous: () => change((next) => put(next, 'after', cursors.slice(0, -1).join(',')), true),
    }
  }, [params, change, defaultOrder])
}
