import '../messaging.css'
import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Alert, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { StatusTag } from '../../../shared/StatusTag'
import { VERSION_TONES } from '../tones'
import { AskGate } from './AskGate'
import { messages } from './messages'
import { RuleActions } from './RuleActions'
import { RuleTable } from './RuleTable'
import { ContactRulesDocument, type ContactRulesQuery } from './rules.generated'

export type RuleSet = ContactRulesQuery['contactRuleSets'][number]
export type Rule = RuleSet['rules'][number]

/** The rules of a version, a question to the gate, and the way of a new version into force. */
export function Component() {
  const t = useMessages(messages)
  const [params, setParams] = useSearchParams()
  const read = useRead(ContactRulesDocument, {})
  const sets = read.data?.contactRuleSets ?? []
  const wanted = Number(params.get('version'))
  const shown =
    sets.find(({ version }) => version === wanted) ??
    sets.find(({ status }) => status === 'APPROVED') ??
    sets[0]
  return (
    <Page
      title={t.title}
      sub={t.sub}
      status={
        shown ? (
          <>
            <Select
              value={shown.version}
              onChange={(n: number) => setParams({ version: String(n) })}
              aria-label={t.version}
              options={sets.map(({ version }) => ({
                value: version,
                label: fill(t.versionN, { n: version }),
              }))}
            />
            <StatusTag kind="PublicationStatus" value={shown.status} tones={VERSION_TONES} />
          </>
        ) : null
      }
      actions={
        shown ? <RuleActions newest={sets[0] ?? shown} shown={shown} onDone={read.reload} /> : null
      }
    >
      <Ready read={read}>
        {() =>
          shown ? (
            <>
              {shown.reason && shown.status === 'DRAFT' ? (
                <Alert type="warning" showIcon title={fill(t.sentBack, { reason: shown.reason })} />
              ) : null}
              <AskGate />
              <RuleTable rules={shown.rules} />
            </>
          ) : null
        }
      </Ready>
    </Page>
  )
}
