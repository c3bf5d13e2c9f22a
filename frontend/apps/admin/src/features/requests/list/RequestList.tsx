import { useCode, useCodes, useRead } from '@xindai/graphql'
import type { ServiceRequestWhere } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Link } from 'react-router'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column, Filter } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { Who } from '../../../shared/Who'
import { messages } from '../messages'
import { REQUEST_TONES } from '../tones'
import { RequestListDocument, type RequestListQuery } from './requests.generated'

type Row = RequestListQuery['serviceRequests']['edges'][number]['node']

/** What borrowers ask for, the newest first. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const read = useRead(RequestListDocument, {
    first: state.first,
    after: state.after,
    where: where(state.values),
  })
  return (
    <Page title={t.requests}>
      <Section>
        <List<Row>
          list="SERVICE_REQUESTS"
          label={t.requests}
          columns={useColumnsOf()}
          filters={useFilters()}
          state={state}
          read={read}
          connection={read.data?.serviceRequests}
          empty={t.empty}
        />
      </Section>
    </Page>
  )
}

/** The filter of the server out of the address. */
function where(values: Readonly<Record<string, string>>): ServiceRequestWhere {
  const { isOpen, isMine, ...rest } = values
  const truth = (text: string | undefined) => (text === undefined ? undefined : text === 'true')
  return { ...rest, isOpen: truth(isOpen), isMine: truth(isMine) } as ServiceRequestWhere
}

function useFilters(): readonly Filter[] {
  const t = useMessages(messages)
  const yesNo = (yes: string, no: string) => [
    { value: 'true', label: yes },
    { value: 'false', label: no },
  ]
  return [
    { key: 'number', label: t.number, kind: 'text' },
    { key: 'isOpen', label: t.open, kind: 'choice', options: yesNo(t.openYes, t.openNo) },
    { key: 'isMine', label: t.mine, kind: 'choice', options: yesNo(t.mineYes, t.mineNo) },
    { key: 'kind', label: t.kind, kind: 'choice', options: useCodes('ServiceRequestKind') },
    { key: 'reason', label: t.reason, kind: 'choice', options: useCodes('ServiceRequestReason') },
    { key: 'status', label: t.status, kind: 'choice', options: useCodes('ServiceRequestStatus') },
  ]
}

function useColumnsOf(): readonly Column<Row>[] {
  const t = useMessages(messages)
  const code = useCode()
  return [
    {
      key: 'number',
      title: t.number,
      render: (row) => <Link to={`/requests/${encodeURIComponent(row.id)}`}>{row.number}</Link>,
    },
    { key: 'kind', title: t.kind, render: (row) => code('ServiceRequestKind', row.kind) },
    {
      key: 'status',
      title: t.status,
      render: (row) => (
        <StatusTag kind="ServiceRequestStatus" value={row.status} tones={REQUEST_TONES} />
      ),
    },
    { key: 'reason', title: t.reason, render: (row) => code('ServiceRequestReason', row.reason) },
    { key: 'customer', title: t.customer, render: (row) => row.customer?.name ?? '—' },
    {
      key: 'loan',
      title: t.loan,
      render: ({ loan }) =>
        loan ? <Link to={`/loans/${encodeURIComponent(loan.id)}`}>{loan.number}</Link> : '—',
    },
    {
      key: 'daysPastDue',
      title: t.daysPastDue,
      right: true,
      render: (row) => row.loan?.daysPastDue ?? '—',
    },
    { key: 'claimedBy', title: t.claimedBy, render: (row) => <Who actor={row.claimedBy} /> },
    { key: 'createdAt', title: t.createdAt, render: (r) => <DateTimeText value={r.createdAt} /> },
    {
      key: 'channel',
      title: t.channel,
      shown: false,
      render: (row) => (row.isByBorrower ? t.byBorrower : t.byStaff),
    },
  ]
}
