import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { Button, Empty, Table, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { useSession } from '../../../shell/session'
import { DisputeForm } from './DisputeForm'
import { disputeMessages } from './dispute-messages'
import type { LoanOfPage } from './LoanPage'

type Dispute = NonNullable<LoanOfPage['disputes']>[number]

interface Props {
  readonly loan: LoanOfPage
  readonly disputes: readonly Dispute[]
  readonly reload: () => void
}

/** What the borrower contests of this loan, and writing it down for him. */
export function Disputes({ loan, disputes, reload }: Props) {
  const t = useMessages(disputeMessages)
  const { can } = useSession()
  const [opening, setOpening] = useState(false)
  const isOpen = disputes.some(({ status }) => status === 'OPEN')
  const may = can('loan.dispute') && loan.status === 'ACTIVE' && !isOpen
  return (
    <Section
      title={t.title}
      extra={may ? <Button onClick={() => setOpening(true)}>{t.open}</Button> : null}
    >
      <DisputeTable disputes={disputes} />
      {opening ? (
        <DisputeForm loan={loan} onClose={() => setOpening(false)} onDone={reload} />
      ) : null}
    </Section>
  )
}

function DisputeTable({ disputes }: { disputes: readonly Dispute[] }) {
  const t = useMessages(disputeMessages)
  const code = useCode()
  return (
    <Table<Dispute>
      aria-label={t.title}
      rowKey="id"
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...disputes]}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.empty} /> }}
      columns={[
        {
          key: 'number',
          title: t.number,
          render: (_, row) => (
            <Link to={`/disputes/${encodeURIComponent(row.id)}`}>{row.number}</Link>
          ),
        },
        {
          key: 'reason',
          title: t.reason,
          render: (_, row) => code('LoanDisputeReason', row.reason),
        },
        {
          key: 'status',
          title: t.status,
          render: (_, row) => <StatusTag kind="LoanDisputeStatus" value={row.status} />,
        },
        {
          key: 'amount',
          title: t.amount,
          align: 'right',
          render: (_, row) => <Amount value={row.amount} strong />,
        },
        {
          key: 'openedOn',
          title: t.openedOn,
          render: (_, row) => <DateText value={row.openedOn} />,
        },
        {
          key: 'answerDueOn',
          title: t.answerDueOn,
          render: (_, row) => (
            <>
              <DateText value={row.answerDueOn} />{' '}
              {row.isLate ? <Tag color="error">{t.late}</Tag> : null}
            </>
          ),
        },
      ]}
    />
  )
}
