import { rateOfPercent } from '@xindai/money'

/** What the form holds: dates and amounts as the server takes them, rates in percent. */
export interface VerbValues {
  readonly on?: string
  readonly amount?: string
  readonly choice?: string
  readonly component?: string
  readonly name?: string
  readonly instalments?: number | null
  readonly fromDue?: string
  readonly toDue?: string
  readonly annualRate?: string
  readonly gracePrincipal?: number | null
  readonly nextDueOn?: string
  readonly until?: string
  readonly value?: boolean
  readonly event?: string
}

/** The command's input: empty fields are left out, a rate becomes a fraction a year. */
export function inputOf(loanId: string, values: VerbValues): Record<string, unknown> {
  const { annualRate, ...rest } = values
  const given = Object.entries(rest).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  )
  const rate = annualRate ? { annualRate: rateOfPercent(annualRate) } : {}
  return { loanId, ...Object.fromEntries(given), ...rate }
}
