import { rateOfPercent } from '../percent'
import type { PlanOf } from '../types'

/** The figures of an approval; the rate in percent. */
export interface Values {
  readonly amount: string
  readonly instalments: number
  readonly annualRate: string
  readonly reason?: string
}

/** What is as proposed is not sent: the server keeps it. */
export function changeOf(proposal: PlanOf, values: Partial<Values>) {
  const rate = values.annualRate ? rateOfPercent(values.annualRate) : proposal.annualRate
  const { amount, instalments } = values
  return {
    amount: amount && amount !== proposal.amount.amount ? amount : null,
    instalments: instalments && instalments !== proposal.instalments ? instalments : null,
    annualRate: rate === proposal.annualRate ? null : rate,
  }
}
