import { useCode, useLive } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { LiveDot } from '../../../shared/LiveDot'
import { Progress } from '../../../shared/Progress'
import { Section } from '../../../shared/Section'
import {
  PolicySimulationProgressDocument,
  type PolicySimulationProgressSubscription,
} from '../page/policy.generated'
import { simulationMessages } from '../tests/test-messages'

type Step = PolicySimulationProgressSubscription['jobProgress']

/** How far it is, told by the server. */
export function SimulationProgress({ jobId, onEnd }: { jobId: string; onEnd: () => void }) {
  const t = useMessages(simulationMessages)
  const code = useCode()
  const [step, setStep] = useState<Step | null>(null)
  const state = useLive({
    document: PolicySimulationProgressDocument,
    variables: { jobId },
    cursorOf: (data) => data.jobProgress.cursor,
    onNews: ({ jobProgress }) => {
      setStep(jobProgress)
      if (jobProgress.status === 'DONE' || jobProgress.status === 'DEAD') onEnd()
    },
    onLost: onEnd,
  })
  return (
    <Section title={t.progress} extra={<LiveDot state={state} />}>
      <div aria-live="polite">{code('JobStatus', step?.status ?? 'QUEUED')}</div>
      {step ? (
        <Progress
          done={step.done}
          total={step.total}
          label={t.progress}
          failed={step.status === 'DEAD'}
        />
      ) : null}
    </Section>
  )
}
