export type LineVerb = 'adjust' | 'raise' | 'subLine' | 'unfreeze' | 'freeze' | 'close'

interface Verb {
  readonly name: LineVerb
  readonly permission: string
  readonly states: readonly string[]
  readonly danger?: boolean
}

const VERBS: readonly Verb[] = [
  { name: 'adjust', permission: 'credit_line.propose', states: ['ACTIVE', 'EXPIRED'] },
  { name: 'raise', permission: 'credit_line.propose', states: ['ACTIVE'] },
  { name: 'subLine', permission: 'credit_line.propose', states: ['ACTIVE'] },
  { name: 'unfreeze', permission: 'credit_line.propose', states: ['FROZEN'] },
  { name: 'freeze', permission: 'credit_line.freeze', states: ['ACTIVE'] },
  {
    name: 'close',
    permission: 'credit_line.close',
    states: ['ACTIVE', 'FROZEN', 'EXPIRED'],
    danger: true,
  },
]

/** What this person may do with a line in its state; the server decides again. */
export function verbsFor(status: string, can: (permission: string) => boolean): readonly Verb[] {
  return VERBS.filter(({ permission, states }) => can(permission) && states.includes(status))
}
