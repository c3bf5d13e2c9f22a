import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateTimeText, Named } from '@xindai/ui'
import { Link } from 'react-router'
import type { Column } from '../../../shared/list/types'
import { StatusTag } from '../../../shared/StatusTag'
import { Who } from '../../../shared/Who'
import { Timer } from '../parts/Timer'
import { APPLICATION_TONES } from '../parts/tones'
import { useChannel } from '../parts/useChannels'
import type { ApplicationListQuery } from './applications.generated'
import { messages } from './messages'

export type Row = ApplicationListQuery['applications']['edges'][number]['node']

export function useColumnsOf(): readonly Column<Row>[] {
  const t = useMessages(messages)
  const code = useCode()
  const channel = useChannel()
  return [
    {
      key: 'number',
      title: t.number,
      render: (row) => <Link to={`/applications/${encodeURIComponent(row.id)}`}>{row.number}</Link>,
    },
    { key: 'customer', title: t.customer, render: (row) => row.customer?.name ?? '—' },
    { key: 'product', title: t.product, render: (row) => <Named value={row.product} /> },
    {
      key: 'status',
      title: t.status,
      render: (row) => (
        <StatusTag kind="ApplicationStatus" value={row.status} tones={APPLICATION_TONES} />
      ),
    },
    {
      key: 'amount',
      title: t.amount,
      right: true,
      render: (row) => <Amount value={row.amount} />,
      orders: { descend: 'AMOUNT_DESC' },
    },
    { key: 'instalments', title: t.instalments, right: true, render: (row) => row.instalments },
    { key: 'channel', title: t.channel, render: (row) => channel(row.channel) },
    { key: 'claimed', title: t.claimed, render: (row) => <Who actor={row.claimedBy} /> },
    {
      key: 'due',
      title: t.due,
      render: (row) => <Timer dueAt={row.dueAt} />,
      orders: { ascend: 'DUE_FIRST' },
    },
    {
      key: 'submittedAt',
      title: t.submittedAt,
      render: (row) => <DateTimeText value={row.submittedAt} />,
    },
    {
      key: 'createdAt',
      title: t.createdAt,
      shown: false,
      render: (row) => <DateTimeText value={row.createdAt} />,
      orders: { ascend: 'OLDEST', descend: 'NEWEST' },
    },
    {
      key: 'kind',
      title: t.kind,
      shown: false,
      render: (row) => code('ApplicationKind', row.kind),
    },
    {
      key: 'purpose',
      title: t.purpose,
      shown: false,
      render: (row) => code('ApplicationPurpose', row.purpose),
    },
    { key: 'grade', title: t.grade, shown: false, render: (row) => row.grade ?? '—' },
    { key: 'branch', title: t.branch, shown: false, render: (row) => row.branch?.name ?? '—' },
  ]
}
