import type { Read } from '@xindai/graphql'
import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount } from '@xindai/ui'
import { List } from '../../../shared/list/List'
import type { ListState } from '../../../shared/list/state'
import { Section } from '../../../shared/Section'
import { CustomerLink } from '../CustomerLink'
import { messages } from './proposal-messages'
import type { ProposalPageQuery } from './proposals.generated'

type Connection = ProposalPageQuery['creditLinePreApprovals']
type Row = Connection['edges'][number]['node'] & { readonly id: string }

interface Props {
  readonly state: ListState
  readonly read: Read<ProposalPageQuery>
  readonly connection: Connection
}

/** The customers of a list, and how each went. */
export function PreApprovals({ state, read, connection }: Props) {
  const t = useMessages(messages)
  const code = useCode()
  const outcome = (row: Row) => {
    if (row.outcome === null) return t.waiting
    return row.outcome === 'granted' ? (
      t.granted
    ) : (
      <span className="xd-bad">{code('Error', row.outcome)}</span>
    )
  }
  const rows = {
    ...connection,
    edges: connection.edges.map(({ node }) => ({ node: { ...node, id: node.customerId } })),
  }
  return (
    <Section title={t.customers}>
      <List<Row>
        list="PRE_APPROVALS"
        label={t.customers}
        columns={[
          {
            key: 'customer',
            title: t.customer,
            render: (row) => <CustomerLink customer={row.customer} />,
          },
          {
            key: 'amount',
            title: t.amount,
            right: true,
            render: (row) => <Amount value={row.amount} />,
          },
          { key: 'outcome', title: t.outcome, render: outcome },
        ]}
        filters={[]}
        state={state}
        read={read}
        connection={rows}
        empty={t.noCustomers}
      />
    </Section>
  )
}
