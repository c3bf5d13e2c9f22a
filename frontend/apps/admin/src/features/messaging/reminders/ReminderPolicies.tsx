import '../messaging.css'
import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Alert, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { StatusTag } from '../../../shared/StatusTag'
import { VERSION_TONES } from '../tones'
import { ForecastToday } from './ForecastToday'
import { messages } from './messages'
import { PolicyActions } from './PolicyActions'
import { ReminderPoliciesDocument } from './reminders.generated'
import { StepsTable } from './StepsTable'

/** When borrowers are reminded, version by version, and what a version would do today. */
export function Component() {
  const t = useMessages(messages)
  const [params, setParams] = useSearchParams()
  const read = useRead(ReminderPoliciesDocument, {})
  const policies = read.data?.reminderPolicies ?? []
  const wanted = Number(params.get('version'))
  const shown =
    policies.find(({ version }) => version === wanted) ??
    policies.find(({ status }) => status === 'APPROVED') ??
    policies[0]
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
              options={policies.map(({ version }) => ({
                value: version,
                label: fill(t.versionN, { n: version }),
              }))}
            />
            <StatusTag kind="PublicationStatus" value={shown.status} tones={VERSION_TONES} />
          </>
        ) : null
      }
      actions={
        shown ? (
          <PolicyActions
            newest={policies[0] ?? shown}
            shown={shown}
            onDone={read.reload}
            onDrafted={(n) => setParams({ version: String(n) })}
          />
        ) : null
      }
    >
      <Ready read={read}>
        {() =>
          shown ? (
            <div className="xd-stack">
              {shown.reason && shown.status === 'DRAFT' ? (
                <Alert type="warning" showIcon title={fill(t.sentBack, { reason: shown.reason })} />
              ) : null}
              <StepsTable policy={shown} />
              <ForecastToday key={shown.id} steps={shown.steps} />
            </div>
          ) : null
        }
      </Ready>
    </Page>
  )
}
