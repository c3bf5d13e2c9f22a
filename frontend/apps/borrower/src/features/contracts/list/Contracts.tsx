import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { Row, Rows, Tag } from '../../../shared/blocks'
import { FileIcon } from '../../../shared/icons'
import { Page } from '../../../shared/Page'
import { Pages } from '../../../shared/Pages'
import { Empty } from '../../../shared/states'
import { contractMessages } from '../contracts-messages'
import { OwnContractsDocument, type OwnContractsQuery } from './contracts.generated'

/** 我的合同, the newest first, page by page. */
export function Component() {
  const t = useMessages(contractMessages)
  return (
    <Page title={t.title} back="/me">
      <Pages
        document={OwnContractsDocument}
        connection={(data) => data.contracts}
        empty={<Empty title={t.emptyTitle} text={t.emptyText} />}
        more={t.more}
      >
        {(edges) => <List edges={edges} />}
      </Pages>
    </Page>
  )
}

type Edge = OwnContractsQuery['contracts']['edges'][number]

function List({ edges }: { edges: readonly Edge[] }) {
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
