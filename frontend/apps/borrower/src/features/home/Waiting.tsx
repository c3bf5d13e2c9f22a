import type { ApplicationStatus } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { Amount, Named } from '@xindai/ui'
import { Button } from '../../shared/Button'
import { Card, Tag } from '../../shared/blocks'
import type { HomeQuery } from './home.generated'
import { homeMessages } from './home-messages'

type Node = HomeQuery['applications']['edges'][number]['node']

/** Applications that go on only when the borrower does something: what, and where. */
export function Waiting({ edges }: { edges: HomeQuery['applications']['edges'] }) {
  const t = useMessages(homeMessages)
  const asked: Partial<Record<ApplicationStatus, readonly [string, string]>> = {
    APPROVED: [t.approved, t.seeOffer],
    RETURNED: [t.returned, t.supplement],
    OFFER_ACCEPTED: [t.accepted, t.sign],
    DRAFT: [t.draft, t.goOn],
  }
  return edges.map(({ node }) => {
    const [title, action] = asked[node.status] ?? []
    if (!title) return null
    return (
      <Card key={node.id}>
        <div className="x-stack">
          <div className="x-between">
            <div>
              <strong>{title}</strong>
              <p className="x-muted">
                <Named value={node.product} />
                {node.amount ? (
                  <>
                    {' · '}
                    <Amount value={node.amount} />
                  </>
                ) : null}
              </p>
            </div>
            <Tag tone="warn">{t.yourTurn}</Tag>
          </div>
          <Button block to={placeOf(node)}>
            {action}
          </Button>
        </div>
      </Card>
    )
  })
}

function placeOf({ id, status, contractId }: Node): string {
  const own = encodeURIComponent(id)
  if (status === 'DRAFT') return `/apply/${own}`
  if (status === 'APPROVED') return `/applications/${own}/offer`
  if (status === 'OFFER_ACCEPTED' && contractId)
    return `/contracts/${encodeURIComponent(contractId)}`
  return `/applications/${own}`
}

/** Whether it waits for the borrower. */
export function isWaiting(status: ApplicationStatus): boolean {
  return ['APPROVED', 'RETURNED', 'OFFER_ACCEPTED', 'DRAFT'].includes(status)
}
