import { useCode, useCodes, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateTimeText } from '@xindai/ui'
import { Link } from 'react-router'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column, Filter } from '../../../shared/list/types'
import { PAYMENT_TONES } from '../../../shared/loan/tones'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { messages } from '../messages'
import { OrderListDocument, type OrderListQuery } from './orders.generated'

type Row = OrderListQuery['paymentOrders']['edges'][number]['node']

/** Everything that was asked of the bank, out and in, the newest first. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const read = useRead(OrderListDocument, {
    first: state.first,
    after: state.after,
    where: state.values,
  })
  const filters: readonly Filter[] = [
    { key: 'number', label: t.number, kind: 'text' },
    { key: 'kind', label: t.kind, kind: 'choice', options: useCodes('PaymentKind') },
    { key: 'status', label: t.status, kind: 'choice', options: useCodes('PaymentStatus') },
  ]
  return (
    <Page title={t.orders}>
      <Section>
        <List<Row>
          list="PAYMENT_ORDERS"
          label={t.orders}
          columns={useColumnsOf()}
          filters={filters}
          state={state}
          read={read}
          connection={read.data?.paymentOrders}
          empty={t.emptyOrders}
        />
      </Section>
    </Page>
  )
}

function useColumnsOf(): readonly Column<Row>[] {
  const t = useMessages(messages)
  const code = useCode()
  return [
    {
      key: 'number',
      title: t.number,
      render: (row) => <Link to={`/payments/${encodeURIComponent(row.id)}`}>{row.number}</Link>,
    },
    { key: 'kind', title: t.kind, render: (row) => code('PaymentKind', row.kind) },
    {
      key: 'status',
      title: t.status,
      render: (row) => <StatusTag kind="PaymentStatus" value={row.status} tones={PAYMENT_TONES} />,
    },
    {
      key: 'amount',
      title: t.amount,
      right: true,
      render: (row) => <Amount value={row.amount} strong />,
    },
    { key: 'purpose', title: t.purpose, render: (row) => code('PaymentPurpose', row.purpose) },
    { key: 'payeeName', title: t.payeeName, render: (row) => row.payeeName },
    { key: 'payeeNumber', title: t.payeeNumber, render: (row) => row.payeeNumber },
    {
      key: 'failure',
      title: t.failure,
      render: (row) => (row.failureCode ? code('PaymentFailure', row.failureCode) : '—'),
    },
    { key: 'createdAt', title: t.createdAt, render: (r) => <DateTimeText value={r.createdAt} /> },
    { key: 'settledAt', title: t.settledAt, render: (r) => <DateTimeText value={r.settledAt} /> },
    { key: 'payeeBank', title: t.payeeBank, shown: false, render: (row) => row.payeeBank ?? '—' },
    {
      key: 'attempts',
      title: t.attempts,
      right: true,
      shown: false,
      render: (row) => row.attempts,
    },
  ]
}
