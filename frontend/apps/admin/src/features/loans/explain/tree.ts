/** A node as the server sends it: a flat walk, `depth` is the place in the tree. */
export interface Step {
  readonly depth: number
  readonly label: string
  readonly amount: string
  readonly note: string
}

export interface Reason extends Step {
  readonly children: readonly Reason[]
}

/** The tree out of its walk; roots are the nodes of depth 0. */
export function treeOf(steps: readonly Step[]): readonly Reason[] {
  const roots: Reason[] = []
  const open: Reason[][] = [roots]
  for (const step of steps) {
    const children: Reason[] = []
    open.length = Math.min(open.length, step.depth + 1)
    open[open.length - 1]?.push({ ...step, children })
    open.push(children)
  }
  return roots
}

/** The digits that say something: `51.3333134166666666` stays, `0.8800` is `0.88`. */
export function tidyAmount(amount: string): string {
  const [whole = '', part = ''] = amount.split('.')
  const digits = part.replace(/0+$/, '').padEnd(2, '0')
  return part === '' ? whole : `${whole}.${digits}`
}

/** A calculation is shown in every language; `to 2026-03-01` is said in words by the caller. */
export function noteOf(note: string): { readonly sum?: string; readonly until?: string } {
  const until = /^to (\d{4}-\d{2}-\d{2})$/.exec(note)?.[1]
  if (until) return { until }
  return /\d/.test(note) ? { sum: note } : {}
}
