import { useVerb } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Alert, Button, Form, Select } from 'antd'
import { useState } from 'react'
import { DateInput } from '../../../shared/fields'
import { messages } from '../messages'
import type { PolicyOfPage, Version } from '../page/PolicyPage'
import { PolicySimulateDocument } from '../page/policy.generated'
import { simulationMessages } from '../tests/test-messages'

interface Props {
  readonly policy: PolicyOfPage
  readonly version: Version
  readonly onStarted: (id: string) => void
}

interface Wanted {
  againstId?: string
  source?: string
  firstDay?: string
  lastDay?: string
}

/** With what it is compared, and over which applications of which days. */
export function StartForm({ policy, version, onStarted }: Props) {
  const t = useMessages(simulationMessages)
  const m = useMessages(messages)
  const { send, busy } = useVerb(PolicySimulateDocument)
  const [problem, setProblem] = useState<string | null>(null)
  const start = async (values: Wanted) => {
    const outcome = await send({
      versionId: version.id,
      againstId: values.againstId || null,
      source: values.source || null,
      firstDay: values.firstDay || null,
      lastDay: values.lastDay || null,
    })
    if (outcome.kind === 'refused')
      setProblem(outcome.errors.map(({ message }) => message).join(' '))
    else {
      setProblem(null)
      if (outcome.payload.simulation) onStarted(outcome.payload.simulation.id)
    }
  }
  const others = policy.versions.filter(({ id }) => id !== version.id)
  return (
    <Form layout="vertical" onFinish={start} className="xp-factform">
      <Form.Item name="againstId" label={t.against}>
        <Select
          allowClear
          placeholder={t.asDecided}
          options={others.map((one) => ({
            value: one.id,
            label: fill(m.versionN, { n: one.number }),
          }))}
        />
      </Form.Item>
      <Form.Item name="source" label={t.source}>
        <Select
          allowClear
          placeholder={t.allSources}
          options={[
            { value: 'application', label: t.application },
            { value: 'lendingclub', label: t.lendingclub },
          ]}
        />
      </Form.Item>
      <Form.Item name="firstDay" label={t.firstDay}>
        <DateInput />
      </Form.Item>
      <Form.Item name="lastDay" label={t.lastDay}>
        <DateInput />
      </Form.Item>
      <div className="xp-tools">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t.start}
        </Button>
      </div>
      {problem ? <Alert type="error" showIcon role="alert" title={problem} /> : null}
    </Form>
  )
}
