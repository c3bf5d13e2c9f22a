import type { PreviewInstalmentFragment } from './preview.generated'

/** What of a row is compared. */
export const FIELDS = ['dueOn', 'principal', 'interest', 'fee', 'total', 'unpaid'] as const
export type DiffField = (typeof FIELDS)[number]

/** A row of the schedule before and after; one side is missing where it comes or goes. */
export interface RowDiff {
  readonly n: number
  readonly before: PreviewInstalmentFragment | undefined
  readonly after: PreviewInstalmentFragment | undefined
  readonly changed: readonly DiffField[]
}

/** Both schedules by number; equal rows have no changed fields. */
export function diffSchedules(
  before: readonly PreviewInstalmentFragment[],
  after: readonly PreviewInstalmentFragment[],
): readonly RowDiff[] {
  const old = new Map(before.map((row) => [row.n, row]))
  const now = new Map(after.map((row) => [row.n, row]))
  const numbers = [...new Set([...old.keys(), ...now.keys()])].sort((a, b) => a - b)
  return numbers.map((n) => {
    const [was, is] = [old.get(n), now.get(n)]
    return { n, before: was, after: is, changed: FIELDS.filter((field) => differ(field, was, is)) }
  })
}

function differ(
  field: DiffField,
  was: PreviewInstalmentFragment | undefined,
  is: PreviewInstalmentFragment | undefined,
): boolean {
  return textOf(field, was) !== textOf(field, is)
}

function textOf(field: DiffField, row: PreviewInstalmentFragment | undefined): string | undefined {
  if (row === undefined) return undefined
  return field === 'dueOn' ? row.dueOn : row[field].amount
}

/** Names that stand on either side, with both amounts. */
export function pairParts<P extends { readonly name: string }>(
  before: readonly P[],
  after: readonly P[],
): readonly { readonly name: string; readonly before?: P; readonly after?: P }[] {
  const old = new Map(before.map((part) => [part.name, part]))
  const now = new Map(after.map((part) => [part.name, part]))
  return [...new Set([...old.keys(), ...now.keys()])].map((name) => ({
    name,
    before: old.get(name),
    after: now.get(name),
  }))
}
