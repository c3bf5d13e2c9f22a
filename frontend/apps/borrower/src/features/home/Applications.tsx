import { useCode } from '@xindai/graphql'
import { useLanguage, useMessages } from '@xindai/i18n'
import { Amount } from '@xindai/ui'
import { LinkButton } from '../../shared/Button'
import { Row, Rows, Section } from '../../shared/blocks'
import type { HomeQuery } from './home.generated'
import { homeMessages } from './home-messages'

/** Applications that are under way. */
export function Applications({ edges }: { edges: HomeQuery['applications']['edges'] }) {
  const t = useMessages(homeMessages)
  const language = useLanguage()
  const code = useCode()
  if (edges.length === 0) return null
  return (
    <Section title={t.applications} action={<LinkButton to="/applications">{t.all}</LinkButton>}>
      <Rows>
        {edges.map(({ node }) => (
          <Row
            key={node.id}
            title={language === 'zh' ? node.product?.nameZh : node.product?.nameEn}
            note={code('ApplicationStatus', node.status)}
            value={node.amount ? <Amount value={node.amount} /> : null}
            to={`/applications/${encodeURIComponent(node.id)}`}
          />
        ))}
      </Rows>
    </Section>
  )
}
