import type { LoanDisputeUpholdInput } from '@xindai/graphql/schema'

export type Field = 'eventId' | 'amount' | 'component' | 'on'

export interface UpholdValues {
  readonly correction: string
  readonly answer: string
  readonly eventId?: string
  readonly amount?: string
  readonly component?: string
  readonly on?: string
}

const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  REVERSE: ['eventId'],
  WAIVE: ['component', 'amount'],
  REPAY: ['amount', 'on'],
  REDATE: ['eventId', 'on'],
}

/** What a correction needs to be said. */
export function fieldsOf(correction: string | undefined): readonly Field[] {
  return FIELDS[correction ?? ''] ?? []
}

/** The command: only what its correction needs, whatever the form still holds. */
export function inputOf(disputeId: string, values: UpholdValues): Partial<LoanDisputeUpholdInput> {
  const { correction, answer } = values
  const said = Object.fromEntries(fieldsOf(correction).map((name) => [name, values[name]]))
  return { disputeId, correction, answer, ...said } as Partial<LoanDisputeUpholdInput>
}
