import type { ApplicationStatisticsQuery } from './statistics.generated'

export type FunnelRow = ApplicationStatisticsQuery['applicationFunnel'][number]

/** The steps of the road, in order. */
export const STEPS = [
  'submitted',
  'decided',
  'approved',
  'accepted',
  'signed',
  'disbursed',
] as const

/** How many applications of all rows came as far as each step. */
export function totals(rows: readonly FunnelRow[]): readonly { step: Step; count: number }[] {
  return STEPS.map((step) => ({ step, count: rows.reduce((sum, row) => sum + row[step], 0) }))
}

export type Step = (typeof STEPS)[number]

/** A share of counts as whole percent: 2 of 3 is `67%`; of nothing it is a dash. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${Math.round((part * 100) / whole)}%`
}
