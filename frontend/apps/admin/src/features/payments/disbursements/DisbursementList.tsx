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
import { DisbursementListDocument, type DisbursementListQuery } from './disbursements.generated'

type Row = DisbursementListQuery['disbursements']['edges'][number]['node']

/** Payouts of contracts, the newest first. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const read = useRead(DisbursementListDocument, {
    first: state.first,
    after: state.after,
    where: state.values,
  })
  const filters: readonly Filter[] = [
    { key: 'number', label: t.number, kind: 'text' },
    { key: 'status', label: t.status, kind: 'choice', options: useCodes('DisbursementStatus') },
  ]
  return (
    <Page title={t.disbursements}>
      <Section>
        <List<Row>
          list="DISBURSEMENTS"
          label={t.disbursements}
          columns={useColumnsOf()}
          filters={filters}
          state={state}
          read={read}
          connection={read.data?.disbursements}
          empty={t.emptyDisbursements}
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
      render: (row) => (
        <Link to={`/disbursements/${encodeURIComponent(row.id)}`}>{row.number}</Link>
      ),
    },
    {
      key: 'status',
      title: t.status,
      render: (row) => (
        <StatusTag kind="DisbursementStatus" value={row.status} tones={PAYMENT_TONES} />
      ),
    },
    {
      key: 'amount',
      title: t.amount,
      right: true,
      render: (row) => <Amount value={row.amount} strong />,
    },
    {
      key: 'contract',
      title: t.contract,
      render: ({ contract }) =>
        contract ? (
          <Link to={`/contracts/${encodeURIComponent(contract.id)}`}>{contract.number}</Link>
        ) : (
          '—'
        ),
    },
    {
      key: 'payee',
      title: t.payee,
      render: (row) => (row.isToMerchant ? t.merchant : t.borrower),
    },
    { key: 'payeeName', title: t.payeeName, render: (row) => row.payeeName },
    { key: 'payeeNumber', title: t.payeeNumber, render: (row) => row.payeeNumber },
    {
      key: 'failure',
      title: t.failure,
      render: (row) => (row.failureCode ? code('PaymentFailure', row.failureCode) : '—'),
    },
    {
      key: 'createdAt',
      title: t.createdAt,
      render: (row) => <DateTimeText value={row.createdAt} />,
    },
    {
      key: 'settledAt',
      title: t.settledAt,
      render: (row) => <DateTimeText value={row.settledAt} />,
    },
    {
      key: 'attempt',
      title: t.attempt,
      right: true,
      shown: false,
      render: (row) => row.attempt,
    },
  ]
}
