import '../templates.css'
import { useCode, useRead } from '@xindai/graphql'
import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { Alert, Select } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import { AddressTabs } from '../../../shared/AddressTabs'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { messages } from '../messages'
import { TemplatePageDocument, type TemplatePageQuery } from '../templates.generated'
import { TEMPLATE_TONES } from '../tones'
import { Preview } from './Preview'
import { TemplateActions } from './TemplateActions'
import { Versions } from './Versions'

export type Template = TemplatePageQuery['contractTemplates'][number]
export type Version = Template['versions'][number]
export type Placeholder = TemplatePageQuery['contractTemplatePlaceholders'][number]

const GONE = { code: 'NOT_FOUND', message: '', requestId: null }

/** One template: the text of a version and who approved it. */
export function Component() {
  const { id = '' } = useParams()
  const t = useMessages(messages)
  const language = useLanguage()
  const code = useCode()
  const [params, setParams] = useSearchParams()
  const read = useRead(TemplatePageDocument, {})
  const template = read.data?.contractTemplates.find((one) => one.id === id)
  const wanted = Number(params.get('version'))
  const version =
    template?.versions.find((one) => one.version === wanted) ?? template?.versions.at(-1)
  const choose = (n: number) => setParams({ version: String(n) })
  const placeholders = read.data?.contractTemplatePlaceholders ?? []
  return (
    <Page
      title={template ? (language === 'zh' ? template.nameZh : template.nameEn) : t.title}
      trail={[{ text: t.title, path: '/templates' }]}
      sub={template ? `${template.code} · ${code('ContractTemplateKind', template.kind)}` : null}
      status={
        template && version ? (
          <>
            <Select
              value={version.version}
              onChange={choose}
              aria-label={t.version}
              options={template.versions
                .map((one) => ({ value: one.version, label: fill(t.versionN, { n: one.version }) }))
                .reverse()}
            />
            <StatusTag
              kind="ContractTemplateStatus"
              value={version.status}
              tones={TEMPLATE_TONES}
            />
          </>
        ) : null
      }
      actions={
        template && version ? (
          <TemplateActions
            template={template}
            version={version}
            placeholders={placeholders}
            onDone={read.reload}
          />
        ) : null
      }
    >
      <Ready read={read}>
        {() =>
          template && version ? (
            <Parts template={template} version={version} placeholders={placeholders} />
          ) : (
            <ProblemResult problem={GONE} onRetry={read.reload} />
          )
        }
      </Ready>
    </Page>
  )
}

interface PartsProps {
  readonly template: Template
  readonly version: Version
  readonly placeholders: readonly Placeholder[]
}

function Parts({ template, version, placeholders }: PartsProps) {
  const t = useMessages(messages)
  const texts = [
    { title: t.chinese, text: version.bodyZh },
    { title: t.english, text: version.bodyEn },
  ]
  return (
    <>
      {version.reason && version.status === 'DRAFT' ? (
        <Alert type="warning" showIcon title={fill(t.sentBack, { reason: version.reason })} />
      ) : null}
      <AddressTabs
        label={t.title}
        tabs={[
          {
            key: 'preview',
            label: t.tabPreview,
            content: (
              <div className="xd-stack">
                {texts.map(({ title, text }) => (
                  <Section key={title} title={title}>
                    {text ? (
                      <Preview text={text} placeholders={placeholders} label={title} />
                    ) : (
                      t.noEnglish
                    )}
                  </Section>
                ))}
              </div>
            ),
          },
          {
            key: 'text',
            label: t.tabText,
            content: (
              <div className="xd-stack">
                {texts.map(({ title, text }) => (
                  <Section key={title} title={title}>
                    <pre className="xp-source">{text || t.noEnglish}</pre>
                  </Section>
                ))}
              </div>
            ),
          },
          { key: 'versions', label: t.tabVersions, content: <Versions template={template} /> },
        ]}
      />
    </>
  )
}
