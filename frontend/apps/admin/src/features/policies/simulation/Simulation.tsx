import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { Facts } from '../../../shared/Facts'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { Who } from '../../../shared/Who'
import type { PolicyOfPage } from '../page/PolicyPage'
import { PolicySimulationDocument, type PolicySimulationQuery } from '../page/policy.generated'
import { simulationMessages } from '../tests/test-messages'
import { Changes } from './Changes'
import { SimulationProgress } from './SimulationProgress'
import { Totals } from './Totals'
import { useSimulationWords } from './useSimulationWords'

interface Props {
  readonly id: string
  readonly policy: PolicyOfPage
  /** It has come to its end just now. */
  readonly onEnd: () => void
  readonly onClose: () => void
}

/** One run: over what, and what came of it, or how far it is. */
export function Simulation({ id, policy, onEnd, onClose }: Props) {
  const t = useMessages(simulationMessages)
  const [after, setAfter] = useState<string | null>(null)
  const read = useRead(PolicySimulationDocument, { id, after })
  const ended = () => {
    read.reload()
    onEnd()
  }
  return (
    <Ready read={read}>
      {({ simulation, simulationChanges }) =>
        simulation === null ? null : (
          <>
            <Section title={t.resultOf} extra={<Button onClick={onClose}>{t.close}</Button>}>
              <About policy={policy} simulation={simulation} />
              {simulation.status === 'FAILED' ? (
                <Alert type="error" showIcon title={t.failedText} />
              ) : null}
            </Section>
            {simulation.status === 'DONE' ? (
              <>
                <Totals totals={simulation.totals} />
                <Changes connection={simulationChanges} after={after} onPage={setAfter} />
              </>
            ) : simulation.status !== 'FAILED' && simulation.jobId ? (
              <SimulationProgress jobId={simulation.jobId} onEnd={ended} />
            ) : null}
          </>
        )
      }
    </Ready>
  )
}

interface AboutProps {
  readonly policy: PolicyOfPage
  readonly simulation: NonNullable<PolicySimulationQuery['simulation']>
}

function About({ policy, simulation }: AboutProps) {
  const t = useMessages(simulationMessages)
  const { sampleOf, againstOf, periodOf } = useSimulationWords(policy)
  return (
    <Facts
      facts={[
        { label: t.startedAt, value: <DateTimeText value={simulation.createdAt} /> },
        {
          label: t.startedBy,
          value: <Who actor={simulation.requestedBy} />,
        },
        { label: t.sample, value: sampleOf(simulation.source) },
        { label: t.against, value: againstOf(simulation.againstId) },
        { label: t.period, value: periodOf(simulation.totals) },
      ]}
    />
  )
}
