import { useCode, useLive } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Tag } from 'antd'
import { useState } from 'react'
import { Progress } from '../../shared/Progress'
import { Section } from '../../shared/Section'
import { EndOfDayProgressDocument, type EndOfDayProgressSubscription } from './endofday.generated'
import { messages } from './endofday-messages'
import { useStepName } from './Runs'

type Step = EndOfDayProgressSubscription['jobProgress']

/** The job that closes days now, told by the server as it goes. */
export function Running({ jobId, onStep }: { jobId: string; onStep: () => void }) {
  const t = useMessages(messages)
  const code = useCode()
  const stepName = useStepName()
  const [step, setStep] = useState<Step | null>(null)
  const state = useLive({
    document: EndOfDayProgressDocument,
    variables: { jobId },
    cursorOf: (data) => data.jobProgress.cursor,
    onNews: ({ jobProgress }) => {
      setStep(jobProgress)
      onStep()
    },
  })
  const extra = (
    <Tag color={state === 'live' ? 'success' : 'warning'}>
      {state === 'live' ? t.live : t.waiting}
    </Tag>
  )
  return (
    <Section title={t.running} extra={extra}>
      <div aria-live="polite">
        {step ? code('JobStatus', step.status) : t.pending}
        {step?.step ? ` · ${stepName(step.step)}` : ''}
      </div>
      {step ? (
        <Progress
          done={step.done}
          total={step.total}
          label={t.running}
          failed={step.status === 'DEAD'}
        />
      ) : null}
    </Section>
  )
}
