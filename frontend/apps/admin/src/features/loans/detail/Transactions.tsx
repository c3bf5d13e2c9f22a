import { useCode } from '@xindai/graphql'
import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { Button, Empty, Table, Tag } from 'antd'
import { useSearchParams } from 'react-router'
import { PartsList } from '../../../shared/loan/PartsList'
import { Section } from '../../../shared/Section'
import { Who } from '../../../shared/Who'
import { useSession } from '../../../shell/session'
import { eventWords } from './event-words'
import type { LoanOfPage } from './LoanPage'
import type { LoanTransactionFragment } from './loan.generated'
import { transactionMessages } from './messages'

/** Everything that happened to the loan, the newest first; each can be taken back. */
export function Transactions({ loan }: { loan: LoanOfPage }) {
  const t = useMessages(transactionMessages)
  const rows = [...loan.transactions].reverse()
  return (
    <Section title={t.title}>
      <Table<LoanTransactionFragment>
        aria-label={t.title}
        rowKey="id"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={rows}
        rowClassName={(row) => (row.reversed ? 'xd-row-off' : '')}
        locale={{
          emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.empty} />,
        }}
        columns={[
          { key: 'seq', title: t.seq, align: 'right', render: (_, row) => row.seq },
          { key: 'type', title: t.type, render: (_, row) => <Kind row={row} /> },
          {
            key: 'effectiveOn',
            title: t.effectiveOn,
            render: (_, row) => <DateText value={row.effectiveOn} />,
          },
          {
            key: 'amount',
            title: t.amount,
            align: 'right',
            render: (_, row) => <Amount value={row.amount} strong />,
          },
          {
            key: 'applied',
            title: t.applied,
            render: (_, row) => <PartsList parts={row.applied} />,
          },
          {
            key: 'details',
            title: t.details,
            render: (_, row) => <Details row={row} loan={loan} />,
          },
          {
            key: 'bookedOn',
            title: t.bookedOn,
            render: (_, row) => <DateText value={row.bookedOn} />,
          },
          { key: 'actor', title: t.actor, render: (_, row) => <Who actor={row.actor} /> },
          {
            key: 'createdAt',
            title: t.createdAt,
            render: (_, row) => <DateTimeText value={row.createdAt} />,
          },
          { key: 'reverse', title: t.reverse, render: (_, row) => <ReverseButton row={row} /> },
        ]}
      />
    </Section>
  )
}

function Kind({ row }: { row: LoanTransactionFragment }) {
  const t = useMessages(transactionMessages)
  const code = useCode()
  return (
    <>
      {code('TransactionType', row.type)} {row.reversed ? <Tag>{t.reversed}</Tag> : null}
    </>
  )
}

function Details({ row, loan }: { row: LoanTransactionFragment; loan: LoanOfPage }) {
  const t = useMessages(transactionMessages)
  const code = useCode()
  const language = useLanguage()
  const words = eventWords(row.data, {
    texts: t,
    code,
    date: (value) => formatDate(value, language),
  })
  const target = loan.transactions.find((one) => one.id === row.reverses)?.seq
  return <>{[...(target ? [fill(t.reversal, { n: target })] : []), ...words].join(', ')}</>
}

function ReverseButton({ row }: { row: LoanTransactionFragment }) {
  const t = useMessages(transactionMessages)
  const { can } = useSession()
  const [, setParams] = useSearchParams()
  if (row.reversed || !can('loan.reverse')) return null
  const open = () =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      next.set('verb', 'reverse')
      next.set('event', row.id)
      return next
    })
  return (
    <Button size="small" onClick={open} aria-label={fill(t.reverseOne, { n: row.seq })}>
      {t.reverse}
    </Button>
  )
}
