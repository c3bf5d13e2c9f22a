import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button } from 'antd'
import { Link } from 'react-router'
import { NoticeText } from './NoticeText'
import { messages } from './notice-messages'
import type { NoticeFieldsFragment } from './notices.generated'
import { useReadNotices } from './useReadNotices'

interface Props {
  readonly notices: readonly NoticeFieldsFragment[]
  readonly hasUnread: boolean
  readonly onClose: () => void
}

/** The newest notices. */
export function BellPanel({ notices, hasUnread, onClose }: Props) {
  const t = useMessages(messages)
  const { read, busy } = useReadNotices()
  const open = (notice: NoticeFieldsFragment) => {
    onClose()
    if (notice.readAt === null) void read([notice.id])
  }
  return (
    <div className="xd-bell">
      {notices.length === 0 ? <p className="xd-muted">{t.empty}</p> : null}
      <ul>
        {notices.map((notice) => (
          <li key={notice.id}>
            <NoticeText notice={notice} onOpen={() => open(notice)} />
            <small className="xd-muted">
              {notice.readAt === null ? `${t.unread} · ` : ''}
              <DateTimeText value={notice.createdAt} />
            </small>
          </li>
        ))}
      </ul>
      <div className="xd-bell-foot">
        <Button size="small" disabled={!hasUnread} loading={busy} onClick={() => read(null)}>
          {t.readAll}
        </Button>
        <Link to="/notices" onClick={onClose}>
          {t.all}
        </Link>
      </div>
    </div>
  )
}
