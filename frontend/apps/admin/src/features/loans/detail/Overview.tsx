import { useCode } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { formatPercent, formatRate } from '@xindai/money'
import { Amount, DateText } from '@xindai/ui'
import { type Fact, Facts } from '../../../shared/Facts'
import { Section } from '../../../shared/Section'
import type { LoanOfPage } from './LoanPage'
import { messages } from './messages'

/** The figures that are looked at first. */
export function Overview({ loan }: { loan: LoanOfPage }) {
  const t = useMessages(messages)
  const code = useCode()
  const isOverdue = loan.daysPastDue > 0
  const facts: Fact[] = [
    { label: t.outstanding, value: <Amount value={loan.outstanding} strong /> },
    {
      label: t.daysPastDue,
      value: isOverdue ? (
        <strong className="xd-bad">{fill(t.days, { n: loan.daysPastDue })}</strong>
      ) : (
        t.notOverdue
      ),
    },
    isOverdue
      ? { label: t.oldestUnpaid, value: <DateText value={loan.oldestUnpaidDueOn} /> }
      : { label: t.nextDueOn, value: <DateText value={loan.nextDueOn} /> },
    { label: t.level, value: <Amount value={loan.level} /> },
    { label: t.principal, value: <Amount value={loan.principal} /> },
    { label: t.annualRate, value: formatRate(loan.annualRate) },
    { label: t.apr, value: formatPercent(loan.aprPercent) },
    { label: t.method, value: code('RepaymentMethod', methodOf(loan.terms)) },
    { label: t.instalmentCount, value: loan.instalmentCount },
    { label: t.disbursedOn, value: <DateText value={loan.disbursedOn} /> },
    { label: t.maturityOn, value: <DateText value={loan.maturityOn} /> },
    ...(loan.closedOn ? [{ label: t.closedOn, value: <DateText value={loan.closedOn} /> }] : []),
    { label: t.asOf, value: <DateText value={loan.asOf} /> },
  ]
  return (
    <Section title={t.overview}>
      <Facts facts={facts} />
    </Section>
  )
}

/** The repayment method in the terms' JSON. */
export function methodOf(terms: unknown): string {
  return String((terms as { method?: string } | null)?.method ?? '')
}
