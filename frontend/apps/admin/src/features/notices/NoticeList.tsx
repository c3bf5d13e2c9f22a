import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button, Tag } from 'antd'
import { useEffect } from 'react'
import { List } from '../../shared/list/List'
import { useListState } from '../../shared/list/state'
import type { Column } from '../../shared/list/types'
import { Page } from '../../shared/Page'
import { Section } from '../../shared/Section'
import { NoticeText } from './NoticeText'
import { messages } from './notice-messages'
import { type NoticeFieldsFragment, NoticeListDocument } from './notices.generated'
import { READ, useReadNotices } from './useReadNotices'

/** Everything that one was told, newest first. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const { read: markRead, busy } = useReadNotices()
  const read = useRead(NoticeListDocument, {
    first: state.first,
    after: state.after,
    unread: state.values.state === 'unread',
  })
  const { reload } = read
  useEffect(() => {
    window.addEventListener(READ, reload)
    return () => window.removeEventListener(READ, reload)
  }, [reload])
  const connection = read.data?.notifications
  const all = (
    <Button disabled={connection?.unreadCount === 0} loading={busy} onClick={() => markRead(null)}>
      {t.readAll}
    </Button>
  )
  return (
    <Page title={t.title} actions={all}>
      <Section>
        <List<NoticeFieldsFragment>
          list="NOTICES"
          label={t.title}
          columns={useColumns((id) => markRead([id]))}
          filters={[
            {
              key: 'state',
              label: t.state,
              kind: 'choice',
              options: [{ value: 'unread', label: t.unread }],
            },
          ]}
          state={state}
          read={read}
          connection={connection}
          empty={t.empty}
        />
      </Section>
    </Page>
  )
}

function useColumns(onRead: (id: string) => void): readonly Column<NoticeFieldsFragment>[] {
  const t = useMessages(messages)
  return [
    {
      key: 'text',
      title: t.text,
      render: (one) => (
        <NoticeText notice={one} onOpen={() => one.readAt === null && onRead(one.id)} />
      ),
    },
    { key: 'at', title: t.at, render: (one) => <DateTimeText value={one.createdAt} /> },
    {
      key: 'state',
      title: t.state,
      render: ({ readAt }) => (
        <Tag color={readAt === null ? 'processing' : 'default'}>
          {readAt === null ? t.unread : t.wasRead}
        </Tag>
      ),
    },
    {
      key: 'act',
      title: '',
      render: (one) =>
        one.readAt === null ? (
          <Button type="link" size="small" onClick={() => onRead(one.id)}>
            {t.read}
          </Button>
        ) : null,
    },
  ]
}
