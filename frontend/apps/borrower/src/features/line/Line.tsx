import { useLive, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Button } from '../../shared/Button'
import { Notice } from '../../shared/blocks'
import { Page } from '../../shared/Page'
import { Empty, Reading } from '../../shared/states'
import { useMe } from '../../shell/session'
import { Figures } from './Figures'
import { OwnLineDocument, OwnLineNewsDocument, type OwnLineQuery } from './line.generated'
import { lineMessages } from './line-messages'
import { Drawings, Movements, Parts } from './lists'

export type Line = NonNullable<NonNullable<OwnLineQuery['me']['customer']>['creditLine']>

/** 我的额度: granted, used, held and free, live, and what changed it. */
export function Component() {
  const t = useMessages(lineMessages)
  const { customer } = useMe()
  const read = useRead(OwnLineDocument, {})
  useLive({
    document: OwnLineNewsDocument,
    variables: customer ? { customerId: customer.id } : null,
    cursorOf: (data) => data.lineChanged.cursor,
    onNews: ({ lineChanged }) => lineChanged.type !== 'current' && read.reload(),
    onLost: read.reload,
  })
  return (
    <Page title={t.title} back="/">
      <Reading read={read}>
        {({ me }) => {
          const line = me.customer?.creditLine
          if (!line) {
            const action = <Button to="/products">{t.products}</Button>
            return <Empty title={t.emptyTitle} text={t.emptyText} action={action} />
          }
          return (
            <>
              {line.status === 'ACTIVE' ? null : (
                <Notice tone="warn" title={t.frozen}>
                  {t.frozenText}
                </Notice>
              )}
              <Figures line={line} />
              {line.status === 'ACTIVE' ? (
                <Button block to="/line/draw">
                  {t.draw}
                </Button>
              ) : null}
              <Parts line={line} />
              <Drawings applications={me.applications} />
              <Movements line={line} />
            </>
          )
        }}
      </Reading>
    </Page>
  )
}
