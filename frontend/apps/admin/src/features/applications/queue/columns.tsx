import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateTimeText, Named } from '@xindai/ui'
import { Button, Tag } from 'antd'
import { Link } from 'react-router'
import type { Column } from '../../../shared/list/types'
import { Who } from '../../../shared/Who'
import { partMessages } from '../parts/part-messages'
import { Timer } from '../parts/Timer'
import { messages } from './messages'
import type { QueueRow } from './useQueue'

interface Acts {
  readonly claim: (row: QueueRow) => void
  readonly release: (row: QueueRow) => void
  readonly busy: boolean
}

export function useColumnsOf(acts: Acts): readonly Column<QueueRow>[] {
  const t = useMessages(messages)
  const parts = useMessages(partMessages)
  const code = useCode()
  return [
    {
      key: 'number',
      title: t.number,
      render: (row) => <Link to={`/applications/${encodeURIComponent(row.id)}`}>{row.number}</Link>,
    },
    { key: 'due', title: t.due, render: (row) => <Timer dueAt={row.dueAt} /> },
    { key: 'queue', title: t.queue, render: (row) => code('ApplicationStatus', row.status) },
    { key: 'customer', title: t.customer, render: (row) => row.customer?.name ?? '—' },
    { key: 'product', title: t.product, render: (row) => <Named value={row.product} /> },
    {
      key: 'amount',
      title: t.amount,
      right: true,
      render: (row) => <Amount value={row.amount} strong />,
    },
    { key: 'instalments', title: t.instalments, right: true, render: (row) => row.instalments },
    { key: 'grade', title: t.grade, render: (row) => row.grade ?? '—' },
    {
      key: 'entered',
      title: t.entered,
      render: (row) => <DateTimeText value={row.enteredAt} />,
      shown: false,
    },
    { key: 'branch', title: t.branch, render: (row) => row.branch?.name ?? '—', shown: false },
    {
      key: 'who',
      title: t.who,
      render: (row) =>
        row.isMine ? <Tag color="processing">{parts.me}</Tag> : <Who actor={row.claimedBy} />,
    },
    {
      key: 'act',
      title: t.act,
      render: (row) => <RowActs row={row} acts={acts} />,
    },
  ]
}

function RowActs({ row, acts }: { row: QueueRow; acts: Acts }) {
  const t: Readonly<Record<string, string>> = useMessages(messages)
  if (row.isMine)
    return (
      <Button size="small" disabled={acts.busy} onClick={() => acts.release(row)}>
        {t.release}
      </Button>
    )
  if (row.hindrance) return <span className="xd-muted">{t[row.hindrance] ?? row.hindrance}</span>
  if (row.claimedBy) return null
  return (
    <Button size="small" type="primary" disabled={acts.busy} onClick={() => acts.claim(row)}>
      {t.claim}
    </Button>
  )
}
