import { useCode, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { useState } from 'react'
import { Button } from '../../../shared/Button'
import { Row, Rows, Tag } from '../../../shared/blocks'
import { FileIcon } from '../../../shared/icons'
import { Page } from '../../../shared/Page'
import { Empty, Reading } from '../../../shared/states'
import { contractMessages } from '../contracts-messages'
import { OwnContractsDocument, type OwnContractsQuery } from './contracts.generated'

/** 我的合同, the newest first, page by page. */
export function Component() {
  const t = useMessages(contractMessages)
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
  const t = useMessages(contractMessages)
  const read = useRead(OwnContractsDocument, { after: props.after })
  return (
    <Reading read={read}>
      {({ contracts: { edges, pageInfo } }) => {
        const { endCursor, hasNextPage } = pageInfo
        if (edges.length === 0) return <Empty title={t.emptyTitle} text={t.emptyText} />
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

function List({ edges }: { edges: OwnContractsQuery['contracts']['edges'] }) {
  const code = useCode()
  return (
    <Rows>
      {edges.map(({ node }) => (
        <Row
          key={node.id}
          icon={<FileIcon />}
          title={<Amount value={node.principal} strong />}
          note={
            <>
              {node.number}
              <br />
              <DateText value={node.signedOn} />
            </>
          }
          value={
            <Tag tone={node.status === 'DRAFT' ? 'warn' : 'quiet'}>
              {code('ContractStatus', node.status)}
            </Tag>
          }
          to={`/contracts/${encodeURIComponent(node.id)}`}
        />
      ))}
    </Rows>
  )
}
