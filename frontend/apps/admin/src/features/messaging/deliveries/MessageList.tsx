import '../messaging.css'
import { useCode, useCodes, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Link } from 'react-router'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column, Filter } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { MESSAGE_TONES } from '../tones'
import { MessageListDocument, type MessageListQuery } from './deliveries.generated'
import { messages } from './messages'

type Row = MessageListQuery['messages']['edges'][number]['node']

const SENT_BY = new Set(['SMS', 'EMAIL', 'PUSH'])

/** What customers were told, are about to be told, or were not told and why. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const read = useRead(MessageListDocument, {
    first: state.first,
    after: state.after,
    where: state.values,
  })
  const channels = useCodes('ContactChannel').filter(({ value }) => SENT_BY.has(value))
  const filters: readonly Filter[] = [
    { key: 'status', label: t.status, kind: 'choice', options: useCodes('MessageStatus') },
    { key: 'channel', label: t.channel, kind: 'choice', options: channels },
  ]
  return (
    <Page title={t.title} sub={t.sub}>
      <Section>
        <List<Row>
          list="MESSAGES"
          label={t.title}
          columns={useColumnsOf()}
          filters={filters}
          state={state}
          read={read}
          connection={read.data?.messages}
          empty={t.empty}
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
      key: 'customer',
      title: t.customer,
      render: (row) => (
        <Link to={`/customers/${encodeURIComponent(row.customerId)}`}>{row.customerName}</Link>
      ),
    },
    { key: 'purpose', title: t.purpose, render: (row) => code('ContactPurpose', row.purpose) },
    { key: 'channel', title: t.channel, render: (row) => code('ContactChannel', row.channel) },
    {
      key: 'status',
      title: t.status,
      render: (row) => <StatusTag kind="MessageStatus" value={row.status} tones={MESSAGE_TONES} />,
    },
    { key: 'reason', title: t.reason, render: (row) => row.reasonText ?? '—' },
    {
      key: 'text',
      title: t.text,
      render: (row) => (
        <div className="xm-text">{[row.subject, row.body].filter(Boolean).join(' · ')}</div>
      ),
    },
    { key: 'dueAt', title: t.dueAt, render: (row) => <DateTimeText value={row.dueAt} /> },
    { key: 'sentAt', title: t.sentAt, render: (row) => <DateTimeText value={row.sentAt} /> },
    {
      key: 'deliveredAt',
      title: t.deliveredAt,
      render: (row) => <DateTimeText value={row.deliveredAt} />,
    },
    {
      key: 'settledAt',
      title: t.settledAt,
      shown: false,
      render: (row) => <DateTimeText value={row.settledAt} />,
    },
    { key: 'tries', title: t.tries, right: true, shown: false, render: (row) => row.tries },
    { key: 'kind', title: t.kind, shown: false, render: (row) => row.kind },
    {
      key: 'createdAt',
      title: t.createdAt,
      shown: false,
      render: (row) => <DateTimeText value={row.createdAt} />,
    },
  ]
}
