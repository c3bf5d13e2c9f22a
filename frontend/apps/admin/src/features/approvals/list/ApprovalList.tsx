import { useCode, useCodes, useRead } from '@xindai/graphql'
import type { ApprovalStatus } from '@xindai/graphql/schema'
import { useLanguage, useMessages } from '@xindai/i18n'
import { Amount, DateTimeText } from '@xindai/ui'
import { Link } from 'react-router'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { SubjectText } from '../../../shared/SubjectText'
import { Who } from '../../../shared/Who'
import { useSession } from '../../../shell/session'
import { messages } from '../approvals-messages'
import { APPROVAL_TONES } from '../tones'
import { ApprovalListDocument, type ApprovalListQuery } from './approvals.generated'

type Row = ApprovalListQuery['approvals']['edges'][number]['node']

/** The inbox of maker and checker: what one asked for, and what waits for one. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const { can } = useSession()
  const read = useRead(ApprovalListDocument, {
    first: state.first,
    after: state.after,
    status: (state.values.status ?? null) as ApprovalStatus | null,
  })
  const statuses = useCodes('ApprovalStatus')
  return (
    <Page
      title={t.title}
      actions={
        can('approval.policy_read') ? <Link to="/approvals/policies">{t.policies}</Link> : null
      }
    >
      <Section>
        <List<Row>
          list="APPROVALS"
          label={t.title}
          columns={useColumns()}
          filters={[{ key: 'status', label: t.status, kind: 'choice', options: statuses }]}
          state={state}
          read={read}
          connection={read.data?.approvals}
          empty={t.empty}
        />
      </Section>
    </Page>
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useMessages(messages)
  const code = useCode()
  const language = useLanguage()
  return [
    {
      key: 'command',
      title: t.command,
      render: (one) => (
        <Link to={`/approvals/${encodeURIComponent(one.id)}`}>
          {code('Permission', one.command)}
        </Link>
      ),
    },
    {
      key: 'subject',
      title: t.subject,
      render: (one) => <SubjectText subject={one.subject} name={one.subjectName} />,
    },
    { key: 'amount', title: t.amount, right: true, render: (one) => <Amount value={one.amount} /> },
    { key: 'maker', title: t.maker, render: (one) => <Who actor={one.maker} /> },
    {
      key: 'status',
      title: t.status,
      render: (one) => (
        <StatusTag kind="ApprovalStatus" value={one.status} tones={APPROVAL_TONES} />
      ),
    },
    { key: 'role', title: t.role, render: (one) => one.roleName[language] },
    { key: 'checker', title: t.checker, render: (one) => <Who actor={one.checker} /> },
    {
      key: 'createdAt',
      title: t.createdAt,
      render: (one) => <DateTimeText value={one.createdAt} />,
    },
    {
      key: 'expiresAt',
      title: t.expiresAt,
      render: (one) => <DateTimeText value={one.expiresAt} />,
    },
  ]
}
