import '../messaging.css'
import { useCode, useRead } from '@xindai/graphql'
import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Alert, Select } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { AddressTabs } from '../../../shared/AddressTabs'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { Who } from '../../../shared/Who'
import { VERSION_TONES } from '../tones'
import { Diff } from './Diff'
import { messages } from './messages'
import { Preview } from './Preview'
import { TemplateActions } from './TemplateActions'
import { TextsTable } from './TextsTable'
import { MessageTemplatePageDocument, type MessageTemplatePageQuery } from './templates.generated'

export type Template = MessageTemplatePageQuery['messageTemplates'][number]
export type Version = Template['versions'][number]

const GONE = { code: 'NOT_FOUND', message: '', requestId: null }

/** One kind of message: the texts of a version, its preview, and its way into force. */
export function Component() {
  const { id = '' } = useParams()
  const t = useMessages(messages)
  const language = useLanguage()
  const code = useCode()
  const [params, setParams] = useSearchParams()
  const read = useRead(MessageTemplatePageDocument, {})
  const template = read.data?.messageTemplates.find((one) => one.id === id)
  const wanted = Number(params.get('version'))
  const version = template?.versions.find((one) => one.version === wanted) ?? template?.versions[0]
  const isThere = template !== undefined && version !== undefined
  return (
    <Page
      title={template ? template[language] : t.title}
      trail={[{ text: t.title, path: '/message-templates' }]}
      sub={template ? `${template.kind} · ${code('ContactPurpose', template.purpose)}` : null}
      status={
        isThere ? (
          <>
            <Select
              value={version.version}
              onChange={(n: number) => setParams({ version: String(n) })}
              aria-label={t.version}
              options={template.versions.map((one) => ({
                value: one.version,
                label: fill(t.versionN, { n: one.version }),
              }))}
            />
            <StatusTag kind="PublicationStatus" value={version.status} tones={VERSION_TONES} />
          </>
        ) : null
      }
      actions={
        isThere ? (
          <TemplateActions template={template} version={version} onDone={read.reload} />
        ) : null
      }
    >
      <Ready read={read}>
        {() =>
          isThere ? (
            <Parts template={template} version={version} />
          ) : (
            <ProblemResult problem={GONE} onRetry={read.reload} />
          )
        }
      </Ready>
    </Page>
  )
}

function Parts({ template, version }: { template: Template; version: Version }) {
  const t = useMessages(messages)
  const inForce = template.versions.find(({ status }) => status === 'APPROVED')
  return (
    <>
      {version.reason && version.status === 'DRAFT' ? (
        <Alert type="warning" showIcon title={fill(t.sentBack, { reason: version.reason })} />
      ) : null}
      <AddressTabs
        label={t.title}
        tabs={[
          {
            key: 'texts',
            label: t.tabTexts,
            content: <TextsTable label={t.tabTexts} rows={version.texts} />,
          },
          {
            key: 'preview',
            label: t.tabPreview,
            content: <Preview kind={template.kind} rows={version.texts} />,
          },
          {
            key: 'diff',
            label: t.tabDiff,
            content: <Diff before={inForce?.texts ?? []} after={version.texts} />,
          },
          { key: 'versions', label: t.tabVersions, content: <Versions template={template} /> },
        ]}
      />
    </>
  )
}

function Versions({ template }: { template: Template }) {
  const t = useMessages(messages)
  return (
    <Section title={t.tabVersions}>
      <SimpleTable
        label={t.tabVersions}
        rows={template.versions}
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
              <StatusTag kind="PublicationStatus" value={row.status} tones={VERSION_TONES} />
            ),
          },
          {
            title: t.makers,
            render: (row) => row.makers.map((one) => <Who key={one} actor={one} />),
          },
          { title: t.checker, render: (row) => <Who actor={row.checker} /> },
          { title: t.createdAt, render: (row) => <DateTimeText value={row.createdAt} /> },
          { title: t.reason, render: (row) => row.reason ?? '—' },
        ]}
      />
    </Section>
  )
}
