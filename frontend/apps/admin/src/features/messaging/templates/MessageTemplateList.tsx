import { useCode, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Space } from 'antd'
import { Link } from 'react-router'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { VERSION_TONES } from '../tones'
import { messages } from './messages'
import { TextOf } from './TextOf'
import { MessageTemplateListDocument, type MessageTemplateListQuery } from './templates.generated'

type Row = MessageTemplateListQuery['messageTemplates'][number]

/** The texts of messages, one template a kind. */
export function Component() {
  const t = useMessages(messages)
  const read = useRead(MessageTemplateListDocument, {})
  return (
    <Page title={t.title} sub={t.sub}>
      <Section>
        <Ready read={read}>{(data) => <Table rows={data.messageTemplates} />}</Ready>
      </Section>
    </Page>
  )
}

function Table({ rows }: { rows: readonly Row[] }) {
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
          title: t.kind,
          render: (row) => (
            <Link to={`/message-templates/${encodeURIComponent(row.id)}`}>
              <TextOf value={row} />
            </Link>
          ),
        },
        { title: t.purpose, render: (row) => code('ContactPurpose', row.purpose) },
        {
          title: t.inUse,
          render: ({ versions }) => {
            const used = versions.find(({ status }) => status === 'APPROVED')
            return used ? fill(t.versionN, { n: used.version }) : '—'
          },
        },
        {
          title: t.newest,
          render: ({ versions: [newest] }) =>
            newest ? (
              <Space>
                {fill(t.versionN, { n: newest.version })}
                <StatusTag kind="PublicationStatus" value={newest.status} tones={VERSION_TONES} />
              </Space>
            ) : null,
        },
      ]}
    />
  )
}
