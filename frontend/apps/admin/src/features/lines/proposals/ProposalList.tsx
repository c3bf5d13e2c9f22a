import { useCode, useCodes, useRead } from '@xindai/graphql'
import type { CreditLineProposalStatus } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { Link } from 'react-router'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { Who } from '../../../shared/Who'
import { CustomerLink } from '../CustomerLink'
import { PROPOSAL_TONES } from '../tones'
import { messages } from './proposal-messages'
import { ProposalListDocument, type ProposalFieldsFragment as Row } from './proposals.generated'

/** What is proposed for lines: to decide on, and what became of the others. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const read = useRead(ProposalListDocument, {
    first: state.first,
    after: state.after,
    status: (state.values.status ?? null) as CreditLineProposalStatus | null,
  })
  const statuses = useCodes('CreditLineProposalStatus')
  return (
    <Page title={t.title}>
      <Section>
        <List<Row>
          list="LINE_PROPOSALS"
          label={t.title}
          columns={useColumns()}
          filters={[{ key: 'status', label: t.status, kind: 'choice', options: statuses }]}
          state={state}
          read={read}
          connection={read.data?.creditLineProposals}
          empty={t.empty}
        />
      </Section>
    </Page>
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useMessages(messages)
  const code = useCode()
  return [
    {
      key: 'kind',
      title: t.kind,
      render: (one) => (
        <Link to={`/line-proposals/${encodeURIComponent(one.id)}`}>
          {code('CreditLineProposalKind', one.kind)}
        </Link>
      ),
    },
    {
      key: 'customer',
      title: t.customer,
      render: (one) =>
        one.kind === 'PRE_APPROVAL' ? t.many : <CustomerLink customer={one.customer} />,
    },
    {
      key: 'status',
      title: t.status,
      render: (one) => (
        <StatusTag kind="CreditLineProposalStatus" value={one.status} tones={PROPOSAL_TONES} />
      ),
    },
    {
      key: 'limit',
      title: t.limit,
      right: true,
      render: (one) => <Amount value={one.limit ?? one.temporary} />,
    },
    {
      key: 'expiresOn',
      title: t.expiresOn,
      render: (one) => <DateText value={one.expiresOn ?? one.temporaryUntil} />,
    },
    { key: 'reason', title: t.reason, render: (one) => one.reason },
    { key: 'maker', title: t.maker, render: (one) => <Who actor={one.maker} /> },
    {
      key: 'createdAt',
      title: t.createdAt,
      render: (one) => <DateTimeText value={one.createdAt} />,
    },
    { key: 'checker', title: t.checker, render: (one) => <Who actor={one.checker} /> },
  ]
}
