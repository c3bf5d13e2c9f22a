import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, Named } from '@xindai/ui'
import { LinkButton } from '../../shared/Button'
import { Row, Rows, Section } from '../../shared/blocks'
import type { HomeQuery } from './home.generated'
import { homeMessages } from './home-messages'
import { isWaiting } from './Waiting'

/** Applications that are under way with us. */
export function Applications({ edges }: { edges: HomeQuery['applications']['edges'] }) {
  const shown = edges.filter(({ node }) => !isWaiting(node.status))
  const t = useMessages(homeMessages)
  const code = useCode()
  if (shown.length === 0) return null
  return (
    <Section title={t.applications} action={<LinkButton to="/applications">{t.all}</LinkButton>}>
      <Rows>
        {shown.map(({ node }) => (
          <Row
            key={node.id}
            title={<Named value={node.product} />}
            note={code('ApplicationStatus', node.status)}
            value={node.amount ? <Amount value={node.amount} /> : null}
            to={`/applications/${encodeURIComponent(node.id)}`}
          />
        ))}
      </Rows>
    </Section>
  )
}
