import { useLive, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { DateText, DateTimeText } from '@xindai/ui'
import { Space, Tag } from 'antd'
import { useParams } from 'react-router'
import { Facts } from '../../../shared/Facts'
import { LiveDot } from '../../../shared/LiveDot'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { Who } from '../../../shared/Who'
import { SignalTable } from '../../../shared/warning/SignalTable'
import { FINDING_TONES, SEVERITY_TONES, TASK_TONES } from '../../../shared/warning/tones'
import { messages } from '../messages'
import { Subject } from '../Subject'
import { TaskActions } from './TaskActions'
import {
  WarningTaskPageDocument,
  type WarningTaskPageQuery,
  WarningTasksMovedDocument,
} from './tasks.generated'

export type TaskOfPage = NonNullable<WarningTaskPageQuery['warningTask']>

const GONE = { code: 'NOT_FOUND', message: '', requestId: null }

/** One task: why it was raised, who has it, what was found. */
export function Component() {
  const { id = '' } = useParams()
  const t = useMessages(messages)
  const read = useRead(WarningTaskPageDocument, { id })
  const found = read.data?.warningTask
  const live = useLive({
    document: WarningTasksMovedDocument,
    variables: {},
    cursorOf: (data) => data.warningTasksMoved.cursor,
    onNews: ({ warningTasksMoved }) => {
      if (warningTasksMoved.taskId === id) read.reload()
    },
    onLost: read.reload,
  })
  return (
    <Page
      title={found ? fill(t.title, { number: found.number }) : t.tasks}
      trail={[{ text: t.tasks, path: '/warnings/tasks' }]}
      status={
        found ? (
          <Space size={8} wrap>
            <StatusTag kind="WarningTaskStatus" value={found.status} tones={TASK_TONES} />
            {found.isLate ? <Tag color="error">{t.late}</Tag> : null}
            {found.escalatedOn ? <Tag color="warning">{t.escalated}</Tag> : null}
            <LiveDot state={live} />
          </Space>
        ) : null
      }
      actions={found ? <TaskActions task={found} onDone={read.reload} /> : null}
    >
      <Ready read={read}>
        {({ warningTask }) =>
          warningTask ? (
            <Shown task={warningTask} />
          ) : (
            <ProblemResult problem={GONE} onRetry={read.reload} />
          )
        }
      </Ready>
    </Page>
  )
}

function Shown({ task }: { task: TaskOfPage }) {
  const t = useMessages(messages)
  const found = task.finding
    ? [
        {
          label: t.finding,
          value: <StatusTag kind="WarningFinding" value={task.finding} tones={FINDING_TONES} />,
        },
        { label: t.comment, value: task.comment },
        { label: t.resolvedBy, value: <Who actor={task.resolvedBy} /> },
        { label: t.resolvedAt, value: <DateTimeText value={task.resolvedAt} /> },
      ]
    : []
  return (
    <div className="xd-stack">
      <Section title={t.facts}>
        <Facts
          facts={[
            {
              label: t.subject,
              value: <Subject customer={task.customer} subject={task.subject} />,
            },
            {
              label: t.severity,
              value: (
                <StatusTag kind="WarningSeverity" value={task.severity} tones={SEVERITY_TONES} />
              ),
            },
            { label: t.branch, value: task.branch?.name },
            { label: t.assigned, value: task.assigned ? <Who actor={task.assigned} /> : t.nobody },
            { label: t.due, value: <DateText value={task.dueOn} /> },
            { label: t.createdAt, value: <DateTimeText value={task.createdAt} /> },
            ...found,
          ]}
        />
      </Section>
      <Section title={t.signalsOf}>
        <SignalTable signals={task.signals} />
      </Section>
    </div>
  )
}
