import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { LinkButton } from '../../shared/Button'
import { Row, Rows, Section, Tag } from '../../shared/blocks'
import type { HomeQuery } from './home.generated'
import { homeMessages } from './home-messages'

/** The newest notices. */
export function Notices({ edges }: { edges: HomeQuery['notifications']['edges'] }) {
  const t = useMessages(homeMessages)
  if (edges.length === 0) return null
  return (
    <Section title={t.notices} action={<LinkButton to="/notifications">{t.all}</LinkButton>}>
      <Rows>
        {edges.map(({ node }) => (
          <Row
            key={node.id}
            title={node.text}
            note={<DateTimeText value={node.createdAt} />}
            value={node.readAt ? null : <Tag tone="info">{t.unread}</Tag>}
          />
        ))}
      </Rows>
    </Section>
  )
}
