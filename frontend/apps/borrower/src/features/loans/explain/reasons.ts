/** A line of an explanation as the server walks it; `depth` is its place in the tree. */
export interface Reason {
  readonly depth: number
  readonly label: string
  readonly amount: string
  readonly note: string
}

/** Without what says nothing: parts that are zero, and what is below them. */
export function telling(reasons: readonly Reason[]): readonly Reason[] {
  const kept: Reason[] = []
  let hidden = Number.POSITIVE_INFINITY
  for (const reason of reasons) {
    if (reason.depth > hidden) continue
    hidden = reason.depth > 0 && isZero(reason.amount) ? reason.depth : Number.POSITIVE_INFINITY
    if (hidden === Number.POSITIVE_INFINITY) kept.push(reason)
  }
  return kept
}

/** The digits that say something: `450.0000` is `450.00`, `51.33331341` stays. */
export function tidy(amount: string): string {
  const [whole = '', part] = amount.split('.')
  return part === undefined ? whole : `${whole}.${part.replace(/0+$/, '').padEnd(2, '0')}`
}

/** What a note says in every language: a sum, or up to which day. */
export function noteOf(note: string): { readonly sum?: string; readonly until?: string } {
  const until = /^to (\d{4}-\d{2}-\d{2})$/.exec(note)?.[1]
  if (until) return { until }
  return /\d/.test(note) ? { sum: note } : {}
}

function isZero(amount: string): boolean {
  return !/[1-9]/.test(amount)
}
