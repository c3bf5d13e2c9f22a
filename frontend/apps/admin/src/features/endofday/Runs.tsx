import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Alert, Collapse, Table, Tag } from 'antd'
import { Progress } from '../../shared/Progress'
import type { EndOfDayPageQuery } from './endofday.generated'
import { messages } from './endofday-messages'

type Run = EndOfDayPageQuery['endOfDayRuns'][number]
type Step = Run['steps'][number]

/** The names of steps; one that a newer server has stays itself, and may follow a date. */
export function useStepName(): (name: string) => string {
  const t = useMessages(messages)
  return (name) => (name in t ? t[name as keyof typeof t] : name)
}

/** The last days, the newest open. */
export function Runs({ runs }: { runs: readonly Run[] }) {
  return (
    <Collapse
      defaultActiveKey={runs[0]?.businessDate}
      items={runs.map((run) => ({
        key: run.businessDate,
        label: run.businessDate,
        extra: <StepStatus status={run.status} />,
        children: (
          <>
            {run.error ? (
              <Alert type="error" showIcon title={run.error} className="xd-gap" />
            ) : null}
            <Steps run={run} />
          </>
        ),
      }))}
    />
  )
}

function Steps({ run }: { run: Run }) {
  const t = useMessages(messages)
  const stepName = useStepName()
  return (
    <Table<Step>
      rowKey="name"
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      aria-label={run.businessDate}
      dataSource={[...run.steps]}
      columns={[
        { title: t.step, render: (_, step) => stepName(step.name) },
        { title: t.status, render: (_, step) => <StepStatus status={step.status} /> },
        {
          title: t.progress,
          render: (_, step) => (
            <Progress
              done={step.done}
              total={step.total}
              label={stepName(step.name)}
              failed={step.status === 'failed'}
            />
          ),
        },
        { title: t.startedAt, render: (_, step) => <DateTimeText value={step.startedAt} /> },
        { title: t.finishedAt, render: (_, step) => <DateTimeText value={step.finishedAt} /> },
      ]}
    />
  )
}

function StepStatus({ status }: { status: string }) {
  const t = useMessages(messages)
  if (status === 'done') return <Tag color="success">{t.done}</Tag>
  if (status === 'failed') return <Tag color="error">{t.failed}</Tag>
  if (status === 'running') return <Tag color="processing">{t.runningStep}</Tag>
  return <Tag>{t.pending}</Tag>
}
