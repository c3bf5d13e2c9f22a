import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { useNavigate } from 'react-router'
import { Button } from '../../../shared/Button'
import { Row, Rows, Tag } from '../../../shared/blocks'
import type { NotificationsQuery } from './notifications.generated'
import { notificationMessages } from './notifications-messages'

type Node = NotificationsQuery['notifications']['edges'][number]['node']

interface Props {
  readonly page: NotificationsQuery['notifications']
  /** Not for a batch behind which the next is shown already. */
  readonly onMore?: (cursor: string) => void
  /** Somebody looks at an unread one. */
  readonly onRead: (id: string) => void
}

/** A page of notices. */
export function Batch({ page, onMore, onRead }: Props) {
  const navigate = useNavigate()
  const t = useMessages(notificationMessages)
  const { hasNextPage, endCursor } = page.pageInfo
  const open = (node: Node, to: string | null) => {
    if (!node.readAt) onRead(node.id)
    if (to) navigate(to)
  }
  return (
    <>
      <Rows>
        {page.edges.map(({ node }) => {
          const to = placeOf(node.kind)
          return (
            <Row
              key={node.id}
              title={node.text}
              note={<DateTimeText value={node.createdAt} />}
              value={node.readAt ? null : <Tag tone="info">{t.unread}</Tag>}
              {...(to || !node.readAt ? { onPress: () => open(node, to) } : {})}
            />
          )
        })}
      </Rows>
      {onMore && hasNextPage && endCursor ? (
        <Button kind="plain" block onPress={() => onMore(endCursor)}>
          {t.more}
        </Button>
      ) : null}
    </>
  )
}

/** Where one sees more about a notice of this kind. */
function placeOf(kind: string): string | null {
  if (kind.startsWith('application.')) return '/applications'
  if (['disbursement.', 'loan_payment.', 'service_request.'].some((one) => kind.startsWith(one)))
    return '/loans'
  if (kind.startsWith('session.') || kind.startsWith('password.')) return '/me/security'
  return null
}
