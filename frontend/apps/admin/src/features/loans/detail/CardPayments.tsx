import { fill, useMessages } from '@xindai/i18n'
import { Amount, DateTimeText } from '@xindai/ui'
import { Button, Empty, Table, Tag } from 'antd'
import { useState } from 'react'
import { PAYMENT_TONES } from '../../../shared/loan/tones'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { useAct } from '../../../shared/verb/useAct'
import { useSession } from '../../../shell/session'
import { CollectForm } from './CollectForm'
import { cardMessages } from './desk-messages'
import type { LoanOfPage } from './LoanPage'
import { LoanCollectCancelDocument } from './loan.generated'

type Payment = NonNullable<LoanOfPage['payments']>[number]

interface Props {
  readonly loan: LoanOfPage
  readonly payments: readonly Payment[]
  readonly reload: () => void
}

/** What was collected from the borrower's card for this loan, and collecting. */
export function CardPayments({ loan, payments, reload }: Props) {
  const t = useMessages(cardMessages)
  const { can } = useSession()
  const [open, setOpen] = useState(false)
  const mayCollect = can('loan_payment.start') && loan.status === 'ACTIVE'
  const button = mayCollect ? (
    <Button type="primary" onClick={() => setOpen(true)}>
      {t.collect}
    </Button>
  ) : null
  return (
    <Section title={t.title} extra={button}>
      <Table<Payment>
        aria-label={t.title}
        rowKey="id"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...payments]}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.empty} /> }}
        columns={[
          { key: 'number', title: t.number, render: (_, row) => row.number },
          {
            key: 'status',
            title: t.status,
            render: (_, row) => (
              <StatusTag kind="LoanPaymentStatus" value={row.status} tones={PAYMENT_TONES} />
            ),
          },
          {
            key: 'amount',
            title: t.amount,
            align: 'right',
            render: (_, row) => (
              <>
                {row.isPayoff ? <Tag>{t.payoff}</Tag> : null}
                <Amount value={row.amount} strong />
              </>
            ),
          },
          {
            key: 'card',
            title: t.card,
            render: (_, row) => `${row.bankName ?? ''} ${row.cardNumber}`.trim(),
          },
          { key: 'failure', title: t.failure, render: (_, row) => row.failureReason ?? '—' },
          {
            key: 'createdAt',
            title: t.createdAt,
            render: (_, row) => <DateTimeText value={row.createdAt} />,
          },
          {
            key: 'settledAt',
            title: t.settledAt,
            render: (_, row) => <DateTimeText value={row.settledAt} />,
          },
          {
            key: 'action',
            title: t.action,
            render: (_, row) => <TakeBack payment={row} reload={reload} />,
          },
        ]}
      />
      {open ? <CollectForm loan={loan} onClose={() => setOpen(false)} onDone={reload} /> : null}
    </Section>
  )
}

function TakeBack({ payment, reload }: { payment: Payment; reload: () => void }) {
  const t = useMessages(cardMessages)
  const { can } = useSession()
  const { act, busy } = useAct(LoanCollectCancelDocument)
  if (payment.status !== 'PLANNED' || !can('loan_payment.start')) return null
  return (
    <Button
      size="small"
      loading={busy}
      aria-label={fill(t.cancelOne, { number: payment.number })}
      onClick={async () => {
        if (await act({ paymentId: payment.id })) reload()
      }}
    >
      {t.cancel}
    </Button>
  )
}
