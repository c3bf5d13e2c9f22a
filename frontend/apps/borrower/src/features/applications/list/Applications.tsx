import { useLanguage, useMessages } from '@xindai/i18n'
import { Amount, DateTimeText } from '@xindai/ui'
import { Button } from '../../../shared/Button'
import { Row, Rows } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { Pages } from '../../../shared/Pages'
import { Empty } from '../../../shared/states'
import { applicationMessages } from '../applications-messages'
import { Status } from '../Status'
import { OwnApplicationsDocument, type OwnApplicationsQuery } from './applications.generated'

/** 我的申请, the newest first, page by page. */
export function Component() {
  const t = useMessages(applicationMessages)
  const action = <Button to="/products">{t.products}</Button>
  return (
    <Page title={t.title} back="/me">
      <Pages
        document={OwnApplicationsDocument}
        connection={(data) => data.applications}
        empty={<Empty title={t.emptyTitle} text={t.emptyText} action={action} />}
        more={t.more}
      >
        {(edges) => <List edges={edges} />}
      </Pages>
    </Page>
  )
}

type Edge = OwnApplicationsQuery['applications']['edges'][number]

function List({ edges }: { edges: readonly Edge[] }) {
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
