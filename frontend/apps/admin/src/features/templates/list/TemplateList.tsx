import { useCode, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { DateTimeText, Named } from '@xindai/ui'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { useSession } from '../../../shell/session'
import { messages } from '../messages'
import { TemplateListDocument, type TemplateListQuery } from '../templates.generated'
import { TEMPLATE_TONES } from '../tones'
import { CreateTemplate } from './CreateTemplate'

type Row = TemplateListQuery['contractTemplates'][number]

/** The texts of contracts by their codes. */
export function Component() {
  const t = useMessages(messages)
  const { can } = useSession()
  const [open, setOpen] = useState(false)
  const read = useRead(TemplateListDocument, {})
  return (
    <Page
      title={t.title}
      sub={t.sub}
      actions={
        can('contract_template.write') ? (
          <Button type="primary" onClick={() => setOpen(true)}>
            {t.create}
          </Button>
        ) : null
      }
    >
      <Section>
        <Ready read={read}>{(data) => <TemplateTable rows={data.contractTemplates} />}</Ready>
      </Section>
      <CreateTemplate open={open} onClose={() => setOpen(false)} />
    </Page>
  )
}

function TemplateTable({ rows }: { rows: readonly Row[] }) {
  const t = useMessages(messages)
  const code = useCode()
  return (
    <SimpleTable
      label={t.title}
      rows={rows}
      keyOf={(row) => row.id}
      empty={t.empty}
      columns={[
        {
          title: t.name,
          render: (row) => (
            <Link to={`/templates/${encodeURIComponent(row.id)}`}>
              <Named value={row} />
            </Link>
          ),
        },
        { title: t.code, render: (row) => row.code },
        { title: t.kind, render: (row) => code('ContractTemplateKind', row.kind) },
        {
          title: t.inUse,
          render: ({ versions }) => {
            const used = versions.findLast(({ status }) => status === 'APPROVED')
            return used ? fill(t.versionN, { n: used.version }) : '—'
          },
        },
        {
          title: t.newest,
          render: ({ versions }) => {
            const last = versions.at(-1)
            return last ? (
              <Space>
                {fill(t.versionN, { n: last.version })}
                <StatusTag
                  kind="ContractTemplateStatus"
                  value={last.status}
                  tones={TEMPLATE_TONES}
                />
              </Space>
            ) : null
          },
        },
        {
          title: t.createdAt,
          render: ({ versions }) => <DateTimeText value={versions.at(-1)?.createdAt} />,
        },
      ]}
    />
  )
}
