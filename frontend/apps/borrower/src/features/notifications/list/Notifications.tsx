import { useLive, useRead, useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { useNetwork } from '../../../offline/network'
import { Button, LinkButton } from '../../../shared/Button'
import { Page } from '../../../shared/Page'
import { Empty, Reading } from '../../../shared/states'
import { Batch } from './Batch'
import {
  NotificationReceivedDocument,
  NotificationsDocument,
  NotificationsReadDocument,
} from './notifications.generated'
import { notificationMessages } from './notifications-messages'

/** Everything we have told him, the newest first, as it comes. */
export function Component() {
  const t = useMessages(notificationMessages)
  const { online } = useNetwork()
  const first = useRead(NotificationsDocument, { after: null })
  const [cursors, setCursors] = useState<readonly string[]>([])
  const { send, busy } = useVerb(NotificationsReadDocument)
  const anew = () => {
    setCursors([])
    first.reload()
  }
  useLive({
    document: NotificationReceivedDocument,
    variables: {},
    cursorOf: (data) => data.notificationReceived.cursor,
    onNews: anew,
    onLost: anew,
  })
  const markRead = async (ids: string[] | null) => {
    await send({ ids })
    first.reload()
  }
  const onRead = (id: string) => void markRead([id])
  const unread = first.data?.notifications.unreadCount ?? 0
  const action =
    unread > 0 ? (
      <LinkButton onPress={() => void markRead(null)} disabled={busy || !online}>
        {t.readAll}
      </LinkButton>
    ) : null
  return (
    <Page title={t.title} back="/" actions={action}>
      <Reading read={first}>
        {({ notifications }) =>
          notifications.edges.length === 0 ? (
            <Empty
              title={t.emptyTitle}
              text={t.emptyText}
              action={
                <Button kind="plain" to="/">
                  {t.home}
                </Button>
              }
            />
          ) : (
            <>
              <Batch
                page={notifications}
                onRead={onRead}
                {...(cursors.length === 0 ? { onMore: (c: string) => setCursors([c]) } : {})}
              />
              {cursors.map((cursor, at) => (
                <NextBatch
                  key={cursor}
                  after={cursor}
                  onRead={onRead}
                  {...(at === cursors.length - 1
                    ? { onMore: (c: string) => setCursors([...cursors, c]) }
                    : {})}
                />
              ))}
            </>
          )
        }
      </Reading>
    </Page>
  )
}

interface NextProps {
  readonly after: string
  readonly onMore?: (cursor: string) => void
  readonly onRead: (id: string) => void
}

function NextBatch({ after, ...rest }: NextProps) {
  const read = useRead(NotificationsDocument, { after })
  return (
    <Reading read={read}>{({ notifications }) => <Batch page={notifications} {...rest} />}</Reading>
  )
}
