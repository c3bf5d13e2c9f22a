import './notices.css'
import { BellOutlined } from '@ant-design/icons'
import { useLive, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { App, Badge, Button, Popover } from 'antd'
import { useEffect, useState } from 'react'
import { BellPanel } from './BellPanel'
import { messages } from './notice-messages'
import { BellNoticesDocument, NoticeReceivedDocument } from './notices.generated'
import { READ } from './useReadNotices'

/** Notices in the header: how many are unread, the newest, and each new one as it comes. */
export function Bell() {
  const t = useMessages(messages)
  const { notification } = App.useApp()
  const [open, setOpen] = useState(false)
  const { data, reload } = useRead(BellNoticesDocument, {})
  useLive({
    document: NoticeReceivedDocument,
    variables: {},
    cursorOf: (news) => news.notificationReceived.cursor,
    onNews: ({ notificationReceived }) => {
      notification.info({ title: notificationReceived.notification.text, placement: 'topRight' })
      reload()
    },
    onLost: reload,
  })
  useEffect(() => {
    window.addEventListener(READ, reload)
    return () => window.removeEventListener(READ, reload)
  }, [reload])
  const count = data?.notifications.unreadCount ?? 0
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={
        <BellPanel
          notices={data?.notifications.edges.map(({ node }) => node) ?? []}
          hasUnread={count > 0}
          onClose={() => setOpen(false)}
        />
      }
    >
      <Button
        type="text"
        aria-label={fill(t.bell, { n: count })}
        icon={
          <Badge count={count} size="small" overflowCount={99}>
            <BellOutlined />
          </Badge>
        }
      />
    </Popover>
  )
}
