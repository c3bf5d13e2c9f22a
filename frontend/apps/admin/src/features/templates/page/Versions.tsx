import { fill, useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Link } from 'react-router'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { Who } from '../../../shared/Who'
import { messages } from '../messages'
import { TEMPLATE_TONES } from '../tones'
import type { Template } from './TemplatePage'

export function Versions({ template }: { template: Template }) {
  const t = useMessages(messages)
  return (
    <Section title={t.tabVersions}>
      <SimpleTable
        label={t.tabVersions}
        rows={[...template.versions].reverse()}
        keyOf={(row) => row.id}
        columns={[
          {
            title: t.version,
            render: (row) => (
              <Link to={`?version=${row.version}`}>{fill(t.versionN, { n: row.version })}</Link>
            ),
          },
          {
            title: t.status,
            render: (row) => (
              <StatusTag kind="ContractTemplateStatus" value={row.status} tones={TEMPLATE_TONES} />
            ),
          },
          {
            title: t.makers,
            render: (row) =>
              row.makers.map((one) => (
                <div key={one.id}>
                  <Who actor={one} />
                </div>
              )),
          },
          { title: t.createdAt, render: (row) => <DateTimeText value={row.createdAt} /> },
          { title: t.checker, render: (row) => <Who actor={row.checker} /> },
          { title: t.approvedAt, render: (row) => <DateTimeText value={row.approvedAt} /> },
          { title: t.retiredAt, render: (row) => <DateTimeText value={row.retiredAt} /> },
          { title: t.reason, render: (row) => row.reason ?? '—' },
        ]}
      />
    </Section>
  )
}
