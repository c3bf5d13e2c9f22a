import { useCode, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { messages } from './messages'
import { ReminderForecastDocument } from './reminders.generated'
import { inputOf, type Step, whenText } from './when'

/** Who would be reminded today by these steps; counted when somebody asks. */
export function ForecastToday({ steps }: { steps: readonly Step[] }) {
  const t = useMessages(messages)
  const [asked, setAsked] = useState(false)
  return (
    <Section
      title={t.tryTitle}
      extra={asked ? null : <Button onClick={() => setAsked(true)}>{t.count}</Button>}
    >
      <p className="xd-muted xm-ask">{t.tryHint}</p>
      {asked ? <Counted steps={steps} /> : null}
    </Section>
  )
}

function Counted({ steps }: { steps: readonly Step[] }) {
  const t = useMessages(messages)
  const code = useCode()
  const read = useRead(ReminderForecastDocument, { steps: steps.map(inputOf) })
  return (
    <Ready read={read}>
      {({ reminderForecast: found }) => (
        <div className="xd-stack">
          {found.isDone ? <Alert type="info" showIcon title={t.isDone} /> : null}
          {found.isWhole ? null : <Alert type="warning" showIcon title={t.notWhole} />}
          <div>{fill(t.onDate, { on: found.on })}</div>
          <SimpleTable
            label={t.tryTitle}
            rows={found.steps}
            keyOf={(step) => step.code}
            columns={[
              { title: t.when, render: (step) => whenText(t, step.days) },
              { title: t.loans, right: true, render: (step) => step.loans },
              { title: t.customers, right: true, render: (step) => step.customers },
              {
                title: t.messagesBy,
                render: (step) =>
                  step.counts
                    .filter(({ messages: n }) => n > 0)
                    .map((one) => `${code('ContactChannel', one.channel)} ${one.messages}`)
                    .join(', ') || t.none,
              },
            ]}
          />
        </div>
      )}
    </Ready>
  )
}
