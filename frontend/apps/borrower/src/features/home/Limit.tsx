import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount } from '@xindai/ui'
import { LinkButton } from '../../shared/Button'
import { BigAmount, Card, Facts, Tag } from '../../shared/blocks'
import type { HomeQuery } from './home.generated'
import { homeMessages } from './home-messages'

type Line = NonNullable<HomeQuery['me']['customer']>['creditLine']

/** What may still be borrowed under the line. */
export function Limit({ line }: { line: Line }) {
  const t = useMessages(homeMessages)
  const code = useCode()
  if (!line) return null
  return (
    <Card>
      <div className="x-stack">
        <div className="x-between">
          <BigAmount label={t.available} value={line.available} />
          {line.status === 'ACTIVE' ? (
            <LinkButton to="/line">{t.seeLine}</LinkButton>
          ) : (
            <Tag tone="warn">{code('CreditLineStatus', line.status)}</Tag>
          )}
        </div>
        <Facts
          items={[
            [t.limit, <Amount key="limit" value={line.limit} />],
            [t.used, <Amount key="used" value={line.used} />],
          ]}
        />
      </div>
    </Card>
  )
}
