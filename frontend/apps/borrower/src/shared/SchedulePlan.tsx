import { useMessages } from '@xindai/i18n'
import type { MoneyText } from '@xindai/money'
import { Amount, DateText } from '@xindai/ui'
import type { ReactNode } from 'react'
import { Facts } from './blocks'
import { sharedMessages } from './shared-messages'

export interface PlanRow {
  readonly n: number
  readonly dueOn: string
  readonly total: MoneyText
  readonly principal: MoneyText
  readonly interest: MoneyText
  /** How it stands, where that is known. */
  readonly state?: ReactNode
}

/** 还款计划: every instalment. */
export function SchedulePlan({ rows }: { rows: readonly PlanRow[] }) {
  const t = useMessages(sharedMessages)
  const withState = rows.some((row) => row.state !== undefined)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="x-scroll" aria-label={t.planCaption} tabIndex={0}>
      <table className="x-plan">
        <caption className="x-hidden">{t.planCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.planNumber}</th>
            <th scope="col">{t.planDue}</th>
            <th scope="col">{t.planTotal}</th>
            <th scope="col">{t.planPrincipal}</th>
            <th scope="col">{t.planInterest}</th>
            {withState ? <th scope="col">{t.planState}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.n}>
              <th scope="row">{row.n}</th>
              <td>
                <DateText value={row.dueOn} />
              </td>
              <td>
                <Amount value={row.total} strong />
              </td>
              <td>
                <Amount value={row.principal} />
              </td>
              <td>
                <Amount value={row.interest} />
              </td>
              {withState ? <td>{row.state}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface Figures {
  /** As `formatPercent` or `formatRate` wrote it. */
  readonly apr?: string
  readonly rate?: string
  readonly monthly?: MoneyText | null
  readonly interest?: MoneyText | null
  readonly fee?: MoneyText | null
  readonly total?: MoneyText | null
}

/** What a loan costs, in the figures that one compares. Those that are not given are left out. */
export function PlanFigures(figures: Figures) {
  const t = useMessages(sharedMessages)
  const { apr, rate, monthly, interest, fee, total } = figures
  const items: [string, ReactNode][] = []
  if (apr) items.push([t.apr, <strong key="apr">{apr}</strong>])
  if (rate) items.push([t.rate, rate])
  if (monthly) items.push([t.monthly, <Amount key="monthly" value={monthly} strong />])
  if (interest) items.push([t.totalInterest, <Amount key="interest" value={interest} />])
  if (fee) items.push([t.totalFee, <Amount key="fee" value={fee} />])
  if (total) items.push([t.totalRepaid, <Amount key="total" value={total} />])
  return <Facts items={items} />
}
