import { fill, useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Link } from 'react-router'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { Who } from '../../../shared/Who'
import { messages } from '../messages'
import { POLICY_TONES } from '../tones'
import type { PolicyOfPage } from './PolicyPage'

export function VersionsTab({ policy }: { policy: PolicyOfPage }) {
  const t = useMessages(messages)
  return (
    <Section title={t.tabVersions}>
      <SimpleTable
        label={t.tabVersions}
        rows={policy.versions}
        keyOf={(row) => row.id}
        columns={[
          {
            title: t.version,
            render: (row) => (
              <Link to={`?version=${row.number}`}>{fill(t.versionN, { n: row.number })}</Link>
            ),
          },
          {
            title: t.status,
            render: (row) => (
              <StatusTag kind="DecisionPolicyStatus" value={row.status} tones={POLICY_TONES} />
            ),
          },
          { title: t.author, render: (row) => <Who actor={row.author} /> },
          { title: t.createdAt, render: (row) => <DateTimeText value={row.createdAt} /> },
          { title: t.submittedAt, render: (row) => <DateTimeText value={row.submittedAt} /> },
          { title: t.publisher, render: (row) => <Who actor={row.publisher} /> },
          { title: t.publishedAt, render: (row) => <DateTimeText value={row.publishedAt} /> },
          { title: t.retiredAt, render: (row) => <DateTimeText value={row.retiredAt} /> },
          { title: t.note, render: (row) => row.note ?? '—' },
        ]}
      />
    </Section>
  )
}
