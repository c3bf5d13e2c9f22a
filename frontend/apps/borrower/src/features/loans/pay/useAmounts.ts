import { fill, useMessages } from '@xindai/i18n'
import { formatMoney, minor } from '@xindai/money'
import type { LoanToPay } from './Pay'
import { payMessages } from './pay-messages'

/** An amount that is typed. */
export const OTHER = 'other'

interface Proposal {
  readonly value: string
  readonly label: string
  /** As the server wrote it. */
  readonly amount: string
}

/** The amounts that make sense today, the most urgent first. */
export function useAmounts(next: LoanToPay['nextPayment']): readonly Proposal[] {
  const t = useMessages(payMessages)
  if (!next) return []
  const { overdue, amount, total, n } = next
  const hasLate = minor(overdue.amount) > 0n
  const hasNext = minor(amount.amount) > 0n
  const found: Proposal[] = []
  if (hasLate) {
    const label = fill(t.late, { amount: formatMoney(overdue) })
    found.push({ value: 'late', label, amount: overdue.amount })
  }
  if (hasLate && hasNext) {
    const label = fill(t.lateAndNext, { amount: formatMoney(total) })
    found.push({ value: 'total', label, amount: total.amount })
  }
  if (!hasLate && hasNext) {
    const label = fill(t.next, { n, amount: formatMoney(amount) })
    found.push({ value: 'next', label, amount: amount.amount })
  }
  return found
}
