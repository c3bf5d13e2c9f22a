import { useCode, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { Facts } from '../../../shared/Facts'
import { useListState } from '../../../shared/list/state'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { Who } from '../../../shared/Who'
import { CustomerLink } from '../CustomerLink'
import { PROPOSAL_TONES } from '../tones'
import { Decide } from './Decide'
import { PreApprovals } from './PreApprovals'
import { messages } from './proposal-messages'
import {
  type ProposalFieldsFragment,
  ProposalPageDocument,
  type ProposalPageQuery,
} from './proposals.generated'

/** One proposal, whole, with the decision. */
export function Component() {
  const state = useListState()
  const read = useRead(ProposalPageDocument, {
    id: useParams().id ?? '',
    first: state.first,
    after: state.after,
  })
  return (
    <Ready read={read}>
      {({ node, creditLinePreApprovals }) =>
        isProposal(node) ? (
          <Shown proposal={node} onChanged={read.reload}>
            {node.kind === 'PRE_APPROVAL' ? (
              <PreApprovals state={state} read={read} connection={creditLinePreApprovals} />
            ) : null}
          </Shown>
        ) : (
          <ProblemResult
            problem={{ code: 'NOT_FOUND', message: '', requestId: null }}
            onRetry={read.reload}
          />
        )
      }
    </Ready>
  )
}

function isProposal(node: ProposalPageQuery['node']): node is ProposalFieldsFragment {
  return node !== null && 'kind' in node
}

interface Props {
  readonly proposal: ProposalFieldsFragment
  readonly onChanged: () => void
  readonly children: ReactNode
}

function Shown({ proposal, onChanged, children }: Props) {
  const t = useMessages(messages)
  const code = useCode()
  const kind = code('CreditLineProposalKind', proposal.kind)
  const isList = proposal.kind === 'PRE_APPROVAL'
  const wanted = [
    proposal.limit && { label: t.limit, value: <Amount value={proposal.limit} strong /> },
    proposal.expiresOn && { label: t.expiresOn, value: <DateText value={proposal.expiresOn} /> },
    proposal.temporary && {
      label: t.temporary,
      value: <Amount value={proposal.temporary} strong />,
    },
    proposal.temporaryUntil && {
      label: t.temporaryUntil,
      value: <DateText value={proposal.temporaryUntil} />,
    },
  ].filter((one) => one !== null && one !== '' && one !== undefined)
  const decided = proposal.decidedAt
    ? [
        { label: t.checker, value: <Who actor={proposal.checker} /> },
        { label: t.decidedAt, value: <DateTimeText value={proposal.decidedAt} /> },
        { label: t.decisionReason, value: proposal.decisionReason },
      ]
    : []
  const facts = [
    {
      label: t.customer,
      value: isList ? t.many : <CustomerLink customer={proposal.customer} />,
    },
    ...wanted,
    { label: t.reason, value: proposal.reason },
    { label: t.maker, value: <Who actor={proposal.maker} /> },
    { label: t.createdAt, value: <DateTimeText value={proposal.createdAt} /> },
    ...decided,
  ]
  return (
    <Page
      title={fill(t.one, { kind })}
      trail={[{ text: t.title, path: '/line-proposals' }]}
      status={
        <StatusTag kind="CreditLineProposalStatus" value={proposal.status} tones={PROPOSAL_TONES} />
      }
      actions={<Decide proposal={proposal} onDone={onChanged} />}
    >
      <Section>
        <Facts facts={facts} />
      </Section>
      {children}
    </Page>
  )
}
