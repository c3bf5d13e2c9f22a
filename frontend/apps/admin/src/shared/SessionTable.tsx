import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button, Popconfirm, Tag } from 'antd'
import { deviceOf } from './device'
import { SimpleTable } from './SimpleTable'
import { sessionMessages } from './session-messages'

export interface SessionRow {
  readonly id: string
  readonly address: string
  readonly userAgent: string
  readonly createdAt: string
  readonly lastSeenAt: string
  readonly expiresAt: string
  readonly isCurrent: boolean
}

interface Props {
  readonly sessions: readonly SessionRow[]
  readonly empty: string
  /** Undefined: who looks may end none. */
  readonly onEnd?: (sessionId: string) => void
}

/** Where a person is signed in; one's own present session is ended by signing out. */
export function SessionTable({ sessions, empty, onEnd }: Props) {
  const t = useMessages(sessionMessages)
  const act = (row: SessionRow) =>
    onEnd && !row.isCurrent ? (
      <Popconfirm title={t.endSure} onConfirm={() => onEnd(row.id)}>
        <Button type="link" size="small" danger>
          {t.end}
        </Button>
      </Popconfirm>
    ) : null
  return (
    <SimpleTable<SessionRow>
      label={t.sessions}
      rows={sessions}
      keyOf={(row) => row.id}
      empty={empty}
      columns={[
        {
          title: t.device,
          render: (row) => (
            <span title={row.userAgent}>
              {deviceOf(row.userAgent)} {row.isCurrent ? <Tag color="success">{t.here}</Tag> : null}
            </span>
          ),
        },
        { title: t.address, render: (row) => row.address },
        { title: t.since, render: (row) => <DateTimeText value={row.createdAt} /> },
        { title: t.seen, render: (row) => <DateTimeText value={row.lastSeenAt} /> },
        { title: t.expires, render: (row) => <DateTimeText value={row.expiresAt} /> },
        { title: '', render: act },
      ]}
    />
  )
}
