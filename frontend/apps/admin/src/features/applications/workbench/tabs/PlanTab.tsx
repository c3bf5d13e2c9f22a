import { useMessages } from '@xindai/i18n'
import { formatPercent, formatRate } from '@xindai/money'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { Empty, Table } from 'antd'
import { Facts } from '../../../../shared/Facts'
import { useMethod } from '../../parts/useMethod'
import type { PlanOf, Work } from '../types'
import { planMessages } from './plan-messages'

type Row = PlanOf['rows'][number]

/** 方案: the offer, or while it is examined what it would be; with the whole schedule. */
export function PlanTab({ work }: { work: Work }) {
  const t = useMessages(planMessages)
  const plan = work.offer ?? work.proposal
  if (!plan) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none} />
  return (
    <div className="xd-stack">
      <Terms plan={plan} isOffer={work.offer !== null} />
      <h3>{t.schedule}</h3>
      <Schedule rows={plan.rows} />
    </div>
  )
}

function Terms({ plan, isOffer }: { plan: PlanOf; isOffer: boolean }) {
  const t = useMessages(planMessages)
  const method = useMethod()
  return (
    <Facts
      facts={[
        { label: isOffer ? t.amount : t.proposed, value: <Amount value={plan.amount} strong /> },
        { label: t.instalments, value: plan.instalments },
        { label: t.method, value: method(plan.method) },
        { label: t.rate, value: formatRate(plan.annualRate) },
        { label: t.apr, value: formatPercent(plan.aprPercent) },
        { label: t.instalment, value: <Amount value={plan.instalment} /> },
        ...(isOffer
          ? [
              { label: t.offered, value: <Amount value={plan.offered} /> },
              { label: t.validUntil, value: <DateText value={plan.validUntil} /> },
              { label: t.acceptedAt, value: <DateTimeText value={plan.acceptedAt} /> },
            ]
          : []),
      ]}
    />
  )
}

export function Schedule({ rows }: { rows: readonly Row[] }) {
  const t = useMessages(planMessages)
  const money = (key: 'principal' | 'interest' | 'fee' | 'total' | 'balanceAfter') => ({
    key,
    title: t[key],
    align: 'right' as const,
    render: (_: unknown, row: Row) => <Amount value={row[key]} />,
  })
  return (
    <Table<Row>
      rowKey="n"
      size="small"
      pagination={false}
      dataSource={[...rows]}
      scroll={{ x: 'max-content' }}
      columns={[
        { key: 'n', title: t.n, align: 'right', render: (_, row) => row.n },
        { key: 'due', title: t.due, render: (_, row) => <DateText value={row.dueOn} /> },
        money('principal'),
        money('interest'),
        money('fee'),
        money('total'),
        money('balanceAfter'),
      ]}
    />
  )
}
