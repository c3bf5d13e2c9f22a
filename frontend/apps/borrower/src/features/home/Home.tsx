import { useLive, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Link } from 'react-router'
import { BellIcon } from '../../shared/icons'
import { Page } from '../../shared/Page'
import { Reading } from '../../shared/states'
import { InstallHint } from '../../shell/InstallHint'
import { useMe } from '../../shell/session'
import { Applications } from './Applications'
import { FirstSteps } from './FirstSteps'
import { HomeDocument, HomeLineDocument, HomeNewsDocument } from './home.generated'
import { homeMessages } from './home-messages'
import { Limit } from './Limit'
import { NextPayment } from './NextPayment'
import { Notices } from './Notices'
import { Waiting } from './Waiting'

/** What matters today: the next payment, the limit, what is under way, what is new. */
export function Component() {
  const t = useMessages(homeMessages)
  const { customer } = useMe()
  const read = useRead(HomeDocument, {})
  useLive({
    document: HomeNewsDocument,
    variables: {},
    cursorOf: (data) => data.notificationReceived.cursor,
    onNews: read.reload,
    onLost: read.reload,
  })
  useLive({
    document: HomeLineDocument,
    variables: customer ? { customerId: customer.id } : null,
    cursorOf: (data) => data.lineChanged.cursor,
    // The first one tells how the line is now, which was read already.
    onNews: ({ lineChanged }) => lineChanged.type !== 'current' && read.reload(),
    onLost: read.reload,
  })
  const unread = read.data?.notifications.unreadCount ?? 0
  const title = customer ? fill(t.hello, { name: customer.name }) : t.title
  return (
    <Page title={title} actions={<Bell unread={unread} />}>
      <Reading read={read}>
        {({ me, applications, notifications }) => (
          <>
            <Waiting edges={applications.edges} />
            <NextPayment loans={me.customer?.loans ?? []} />
            <Limit line={me.customer?.creditLine ?? null} />
            <FirstSteps customer={me.customer} />
            <Applications edges={applications.edges} />
            <Notices edges={notifications.edges} />
            <InstallHint />
          </>
        )}
      </Reading>
    </Page>
  )
}

function Bell({ unread }: { unread: number }) {
  const t = useMessages(homeMessages)
  const name = unread > 0 ? fill(t.noticesUnread, { n: unread }) : t.notices
  return (
    <Link to="/notifications" className="x-icon-button" aria-label={name}>
      <BellIcon />
      {unread > 0 ? (
        <span className="x-dot" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      ) : null}
    </Link>
  )
}
