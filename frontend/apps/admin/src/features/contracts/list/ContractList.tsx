import { useCodes, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { formatRate } from '@xindai/money'
import { Amount, DateText } from '@xindai/ui'
import { Link } from 'react-router'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column, Filter } from '../../../shared/list/types'
import { CONTRACT_TONES, PAYMENT_TONES } from '../../../shared/loan/tones'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { useSession } from '../../../shell/session'
import { ContractListDocument, type ContractListQuery } from './contracts.generated'
import { messages } from './messages'

type Row = ContractListQuery['contracts']['edges'][number]['node']

/** Contracts, the newest first. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const read = useRead(ContractListDocument, {
    first: state.first,
    after: state.after,
    where: state.values,
    payout: useSession().can('disbursement.read'),
  })
  return (
    <Page title={t.title}>
      <Section>
        <List<Row>
          list="CONTRACTS"
          label={t.title}
          columns={useColumnsOf()}
          filters={useFilters()}
          state={state}
          read={read}
          connection={read.data?.contracts}
          empty={t.empty}
        />
      </Section>
    </Page>
  )
}

function useFilters(): readonly Filter[] {
  const t = useMessages(messages)
  return [
    { key: 'number', label: t.number, kind: 'text' },
    { key: 'status', label: t.status, kind: 'choice', options: useCodes('ContractStatus') },
    { key: 'signedFrom', label: t.signedFrom, kind: 'date' },
    { key: 'signedUntil', label: t.signedUntil, kind: 'date' },
  ]
}

function useColumnsOf(): readonly Column<Row>[] {
  const t = useMessages(messages)
  return [
    {
      key: 'number',
      title: t.number,
      render: (row) => <Link to={`/contracts/${encodeURIComponent(row.id)}`}>{row.number}</Link>,
    },
    { key: 'customer', title: t.customer, render: (row) => row.customer?.name ?? '—' },
    {
      key: 'status',
      title: t.status,
      render: (row) => (
        <StatusTag kind="ContractStatus" value={row.status} tones={CONTRACT_TONES} />
      ),
    },
    {
      key: 'principal',
      title: t.principal,
      right: true,
      render: (row) => <Amount value={row.principal} strong />,
    },
    {
      key: 'annualRate',
      title: t.annualRate,
      right: true,
      render: (r) => formatRate(r.annualRate),
    },
    {
      key: 'instalmentCount',
      title: t.instalmentCount,
      right: true,
      render: (row) => row.instalmentCount,
    },
    { key: 'signedOn', title: t.signedOn, render: (row) => <DateText value={row.signedOn} /> },
    {
      key: 'disbursement',
      title: t.disbursement,
      render: ({ disbursement }) =>
        disbursement ? (
          <StatusTag kind="DisbursementStatus" value={disbursement.status} tones={PAYMENT_TONES} />
        ) : (
          '—'
        ),
    },
    {
      key: 'version',
      title: t.version,
      right: true,
      shown: false,
      render: (row) => row.version,
    },
  ]
}
