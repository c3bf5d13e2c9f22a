import { useRead, useVerb } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Alert, Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { useSession } from '../../../shell/session'
import { messages } from '../messages'
import type { PolicyOfPage, Version } from '../page/PolicyPage'
import { PolicySimulateDocument, PolicySimulationDocument } from '../page/policy.generated'
import { simulationMessages } from '../tests/test-messages'
import { Changes } from './Changes'
import { SimulationProgress } from './SimulationProgress'
import { Totals } from './Totals'

interface Props {
  readonly policy: PolicyOfPage
  readonly version: Version
}

/** Past applications decided anew by this version; which run is shown stands in the address. */
export function SimulationTab({ policy, version }: Props) {
  const t = useMessages(simulationMessages)
  const { can } = useSession()
  const [params, setParams] = useSearchParams()
  const id = params.get('simulation')
  const show = (simulation: string) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      next.set('simulation', simulation)
      return next
    })
  return (
    <div className="xd-stack">
      <Section title={t.title}>
        <p className="xd-muted">{t.hint}</p>
        {can('decision.simulate') ? (
          <StartForm policy={policy} version={version} onStarted={show} />
        ) : null}
      </Section>
      {id ? <Simulation key={id} id={id} /> : null}
    </div>
  )
}

function StartForm({ policy, version, onStarted }: Props & { onStarted: (id: string) => void }) {
  const t = useMessages(simulationMessages)
  const m = useMessages(messages)
  const { send, busy } = useVerb(PolicySimulateDocument)
  const [problem, setProblem] = useState<string | null>(null)
  const start = async (values: { againstId?: string; source?: string }) => {
    const outcome = await send({
      versionId: version.id,
      againstId: values.againstId || null,
      source: values.source || null,
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
      <div className="xp-tools">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t.start}
        </Button>
      </div>
      {problem ? <Alert type="error" showIcon role="alert" title={problem} /> : null}
    </Form>
  )
}

function Simulation({ id }: { id: string }) {
  const [after, setAfter] = useState<string | null>(null)
  const read = useRead(PolicySimulationDocument, { id, after })
  return (
    <Ready read={read}>
      {({ simulation, simulationChanges }) =>
        simulation === null ? null : simulation.status === 'DONE' ? (
          <>
            <Totals totals={simulation.totals} />
            <Changes connection={simulationChanges} after={after} onPage={setAfter} />
          </>
        ) : simulation.jobId ? (
          <SimulationProgress jobId={simulation.jobId} onEnd={read.reload} />
        ) : null
      }
    </Ready>
  )
}
