import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { formatMoney, minor } from '@xindai/money'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { Button, Empty, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { PAYMENT_TONES } from '../../../shared/loan/tones'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { useSession } from '../../../shell/session'
import type { LoanOfPage } from './LoanPage'
import { Offers } from './Offers'
import { RefundForm } from './RefundForm'
import { servicingMessages } from './servicing-messages'

type Mandate = NonNullable<LoanOfPage['mandates']>[number]
type Debit = NonNullable<LoanOfPage['debits']>[number]
type Refund = NonNullable<LoanOfPage['refunds']>[number]

/** Mandates and what was drawn under them, refunds of a credit, reliefs that were chosen. */
export function Servicing({ loan, reload }: { loan: LoanOfPage; reload: () => void }) {
  return (
    <div className="xd-stack">
      <Mandates loan={loan} />
      <Debits debits={loan.debits ?? []} />
      <Refunds loan={loan} reload={reload} />
      {loan.hardshipOffers ? <Offers offers={loan.hardshipOffers} /> : null}
    </div>
  )
}

function Mandates({ loan }: { loan: LoanOfPage }) {
  const t = useMessages(servicingMessages)
  const language = useLanguage()
  const next = loan.nextDebit
  const columns: TableColumnsType<Mandate> = [
    { key: 'number', title: t.number, render: (_, row) => row.number },
    { key: 'scope', title: t.scope, render: (_, row) => (row.coversAllLoans ? t.all : t.one) },
    {
      key: 'card',
      title: t.card,
      render: (_, row) => `${row.bankName ?? ''} ${row.cardNumber}`.trim(),
    },
    { key: 'max', title: t.max, align: 'right', render: (_, row) => <Amount value={row.max} /> },
    {
      key: 'valid',
      title: t.valid,
      render: (_, row) =>
        `${formatDate(row.validFrom, language)} – ${formatDate(row.validTo, language)}`,
    },
    {
      key: 'signedAt',
      title: t.signedAt,
      render: (_, row) => <DateTimeText value={row.signedAt} />,
    },
    {
      key: 'revokedAt',
      title: t.revokedAt,
      render: (_, row) => <DateTimeText value={row.revokedAt} />,
    },
  ]
  return (
    <Section title={t.mandates}>
      {next ? (
        <p>
          {fill(t.next, {
            date: formatDate(next.on, language),
            amount: formatMoney(next.amount),
          })}
        </p>
      ) : null}
      <List title={t.mandates} empty={t.noMandates} rows={loan.mandates ?? []} columns={columns} />
    </Section>
  )
}

function Debits({ debits }: { debits: readonly Debit[] }) {
  const t = useMessages(servicingMessages)
  const columns: TableColumnsType<Debit> = [
    { key: 'dueOn', title: t.dueOn, render: (_, row) => <DateText value={row.dueOn} /> },
    { key: 'attempt', title: t.attempt, align: 'right', render: (_, row) => row.attempt },
    {
      key: 'status',
      title: t.status,
      render: (_, row) => (
        <StatusTag kind="LoanDebitStatus" value={row.status} tones={PAYMENT_TONES} />
      ),
    },
    {
      key: 'amount',
      title: t.amount,
      align: 'right',
      render: (_, row) => (row.amount ? <Amount value={row.amount} strong /> : '—'),
    },
    { key: 'failure', title: t.failure, render: (_, row) => row.failureReason ?? '—' },
    {
      key: 'nextTryAt',
      title: t.nextTry,
      render: (_, row) => <DateTimeText value={row.nextTryAt} />,
    },
    {
      key: 'settledAt',
      title: t.settledAt,
      render: (_, row) => <DateTimeText value={row.settledAt} />,
    },
  ]
  return (
    <Section title={t.debits}>
      <List title={t.debits} empty={t.noDebits} rows={debits} columns={columns} />
    </Section>
  )
}

function Refunds({ loan, reload }: { loan: LoanOfPage; reload: () => void }) {
  const t = useMessages(servicingMessages)
  const { can } = useSession()
  const [open, setOpen] = useState(false)
  const may = can('loan.refund') && minor(loan.credit.amount) > 0n
  const columns: TableColumnsType<Refund> = [
    { key: 'number', title: t.number, render: (_, row) => row.number },
    {
      key: 'status',
      title: t.status,
      render: (_, row) => (
        <StatusTag kind="LoanRefundStatus" value={row.status} tones={PAYMENT_TONES} />
      ),
    },
    {
      key: 'amount',
      title: t.amount,
      align: 'right',
      render: (_, row) => <Amount value={row.amount} strong />,
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
  ]
  const button = may ? <Button onClick={() => setOpen(true)}>{t.refund}</Button> : null
  return (
    <Section title={t.refunds} extra={button}>
      <List title={t.refunds} empty={t.noRefunds} rows={loan.refunds ?? []} columns={columns} />
      {open ? <RefundForm loan={loan} onClose={() => setOpen(false)} onDone={reload} /> : null}
    </Section>
  )
}

interface ListProps<T> {
  readonly title: string
  readonly empty: string
  readonly rows: readonly T[]
  readonly columns: TableColumnsType<T>
}

/** A small table of this page. */
export function List<T extends object>({ title, empty, rows, columns }: ListProps<T>) {
  return (
    <Table<T>
      aria-label={title}
      rowKey={(row) => JSON.stringify(row)}
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...rows]}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} /> }}
      columns={columns}
    />
  )
}
