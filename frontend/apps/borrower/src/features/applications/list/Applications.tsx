import { useRead } from '@xindai/graphql'
import { useLanguage, useMessages } from '@xindai/i18n'
import { Amount, DateTimeText } from '@xindai/ui'
import { useState } from 'react'
import { Button } from '../../../shared/Button'
import { Row, Rows } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { Empty, Reading } from '../../../shared/states'
import { applicationMessages } from '../applications-messages'
import { Status } from '../Status'
import { OwnApplicationsDocument, type OwnApplicationsQuery } from './applications.generated'

/** 我的申请, the newest first, page by page. */
export function Component() {
  const t = useMessages(applicationMessages)
  const [pages, setPages] = useState<readonly (string | null)[]>([null])
  return (
    <Page title={t.title} back="/me">
      {pages.map((after, at) => (
        <Batch
          key={after ?? ''}
          after={after}
          onMore={at === pages.length - 1 ? (next) => setPages([...pages, next]) : null}
        />
      ))}
    </Page>
  )
}

function Batch(props: { after: string | null; onMore: ((after: string) => void) | null }) {
  const t = useMessages(applicationMessages)
  const read = useRead(OwnApplicationsDocument, { after: props.after })
  return (
    <Reading read={read}>
      {({ applications: { edges, pageInfo } }) => {
        const { endCursor, hasNextPage } = pageInfo
        if (edges.length === 0) {
          const action = <Button to="/products">{t.products}</Button>
          return <Empty title={t.emptyTitle} text={t.emptyText} action={action} />
        }
        return (
          <>
            <List edges={edges} />
            {hasNextPage && endCursor && props.onMore ? (
              <Button kind="plain" block onPress={() => props.onMore?.(endCursor)}>
                {t.more}
              </Button>
            ) : null}
          </>
        )
      }}
    </Reading>
  )
}

function List({ edges }: { edges: OwnApplicationsQuery['applications']['edges'] }) {
  const language = useLanguage()
  return (
    <Rows>
      {edges.map(({ node }) => (
        <Row
          key={node.id}
          title={language === 'zh' ? node.product?.nameZh : node.product?.nameEn}
          note={
            <>
              <Amount value={node.amount} />
              <br />
              <DateTimeText value={node.createdAt} />
            </>
          }
          value={<Status kind={node.kind} status={node.status} />}
          to={`/applications/${encodeURIComponent(node.id)}`}
        />
      ))}
    </Rows>
  )
}
