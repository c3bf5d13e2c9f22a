import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { type MoneyText, minor } from '@xindai/money'
import { Amount, DateText } from '@xindai/ui'
import type { ReactNode } from 'react'
import { Facts } from '../../../shared/blocks'
import { Sheet } from '../../../shared/Sheet'
import { Explained } from '../explain/Explained'
import type { InstalmentOfLoan } from './Schedule'
import { scheduleMessages } from './schedule-messages'

interface Props {
  readonly loanId: string
  readonly row: InstalmentOfLoan
  readonly onClose: () => void
}

/** One instalment: its parts, how they stand, and how they were worked out. */
export function InstalmentSheet({ loanId, row, onClose }: Props) {
  const t = useMessages(scheduleMessages)
  const language = useLanguage()
  const items: [string, ReactNode][] = [
    [t.dueOn, <DateText key="due" value={row.dueOn} />],
    [
      t.period,
      fill(t.periodOf, {
        from: formatDate(row.startsOn, language),
        until: formatDate(row.dueOn, language),
      }),
    ],
    [t.total, <Amount key="total" value={row.total} strong />],
    [t.principal, <Amount key="principal" value={row.principal} />],
    [t.interest, <Amount key="interest" value={row.interest} />],
  ]
  const rare: [string, MoneyText][] = [
    [t.fee, row.fee],
    [t.penalty, row.penalty],
    [t.compound, row.compound],
    [t.lateFee, row.lateFee],
    [t.waived, row.waived],
    [t.unpaid, row.unpaid],
  ]
  for (const [name, value] of rare) {
    if (minor(value.amount) !== 0n) items.push([name, <Amount key={name} value={value} />])
  }
  if (row.settledOn) items.push([t.settledOn, <DateText key="settled" value={row.settledOn} />])
  items.push([t.balanceAfter, <Amount key="balance" value={row.balanceAfter} />])
  return (
    <Sheet title={fill(t.instalment, { n: row.n })} onClose={onClose}>
      <Facts items={items} />
      <Explained loanId={loanId} what="total" n={row.n} />
    </Sheet>
  )
}
