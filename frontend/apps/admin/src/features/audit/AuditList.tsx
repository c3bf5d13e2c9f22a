import { useCode, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button, Popover } from 'antd'
import { List } from '../../shared/list/List'
import { useListState } from '../../shared/list/state'
import type { Column, Filter } from '../../shared/list/types'
import { Page } from '../../shared/Page'
import { Section } from '../../shared/Section'
import { SubjectText } from '../../shared/SubjectText'
import { Who } from '../../shared/Who'
import { AuditListDocument, type AuditListQuery } from './audit.generated'
import { messages } from './audit-messages'
import { Chains } from './Chains'

type Row = AuditListQuery['auditRecords']['edges'][number]['node'] & { readonly id: string }

/** Who did what, newest first, and whether the chains are whole. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const read = useRead(AuditListDocument, {
    first: state.first,
    after: state.after,
    where: state.values,
  })
  const found = read.data?.auditRecords
  const connection = found && {
    pageInfo: found.pageInfo,
    edges: found.edges.map(({ node }) => ({ node: { ...node, id: `${node.chain}/${node.seq}` } })),
  }
  const filters: readonly Filter[] = [
    { key: 'action', label: t.action, kind: 'text' },
    { key: 'actor', label: t.actor, kind: 'text' },
    { key: 'entity', label: t.subject, kind: 'text' },
    { key: 'from', label: t.from, kind: 'date' },
    { key: 'to', label: t.to, kind: 'date' },
  ]
  return (
    <Page title={t.title} sub={t.sub}>
      <Chains />
      <Section>
        <List<Row>
          list="AUDIT_RECORDS"
          label={t.title}
          columns={useColumns()}
          filters={filters}
          state={state}
          read={read}
          connection={connection}
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
    { key: 'at', title: t.at, render: (one) => <DateTimeText value={one.at} /> },
    {
      key: 'actor',
      title: t.actor,
      render: (one) => (
        <span title={one.actor.id}>
          <Who actor={one.actor} />
        </span>
      ),
    },
    { key: 'action', title: t.action, render: (one) => code('AuditAction', one.action) },
    { key: 'subject', title: t.subject, render: (one) => <SubjectText subject={one.subject} /> },
    { key: 'place', title: t.place, render: (one) => one.id },
    { key: 'detail', title: t.detail, render: (one) => <Detail record={one} /> },
  ]
}

function Detail({ record }: { record: Row }) {
  const t = useMessages(messages)
  const content = (
    <div className="xd-audit-detail">
      <pre>{JSON.stringify(record.detail, null, 2)}</pre>
      <p className="xd-muted">
        {t.hash} <code>{record.hash}</code>
      </p>
    </div>
  )
  return (
    <Popover content={content} trigger="click">
      <Button type="link">{t.see}</Button>
    </Popover>
  )
}
