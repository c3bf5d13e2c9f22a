import { useCodes, useLive, useRead } from '@xindai/graphql'
import type { WarningTaskWhere } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { DateText, DateTimeText } from '@xindai/ui'
import { Space, Tag } from 'antd'
import { Link } from 'react-router'
import { LiveDot } from '../../../shared/LiveDot'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column, Filter } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { Who } from '../../../shared/Who'
import { FINDING_TONES, SEVERITY_TONES, TASK_TONES } from '../../../shared/warning/tones'
import { messages } from '../messages'
import { Subject } from '../Subject'
import { truths } from '../truths'
import {
  WarningTaskListDocument,
  type WarningTaskListQuery,
  WarningTasksMovedDocument,
} from './tasks.generated'

type Row = WarningTaskListQuery['warningTasks']['edges'][number]['node']

/** What somebody has to look into; the list moves by itself. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const read = useRead(WarningTaskListDocument, {
    first: state.first,
    after: state.after,
    where: truths(state.values, ['isOpen', 'isLate', 'isMine']) as WarningTaskWhere,
  })
  const live = useLive({
    document: WarningTasksMovedDocument,
    variables: {},
    cursorOf: (data) => data.warningTasksMoved.cursor,
    onNews: read.reload,
    onLost: read.reload,
  })
  return (
    <Page title={t.tasks} status={<LiveDot state={live} />}>
      <Section>
        <List<Row>
          list="WARNING_TASKS"
          label={t.tasks}
          columns={useColumnsOf()}
          filters={useFilters()}
          state={state}
          read={read}
          connection={read.data?.warningTasks}
          empty={t.noTasks}
        />
      </Section>
    </Page>
  )
}

function useFilters(): readonly Filter[] {
  const t = useMessages(messages)
  const yesNo = (yes: string, no: string) => [
    { value: 'true', label: yes },
    { value: 'false', label: no },
  ]
  return [
    { key: 'number', label: t.number, kind: 'text' },
    { key: 'isOpen', label: t.open, kind: 'choice', options: yesNo(t.openYes, t.openNo) },
    {
      key: 'isMine',
      label: t.mine,
      kind: 'choice',
      options: [{ value: 'true', label: t.mineYes }],
    },
    { key: 'isLate', label: t.late, kind: 'choice', options: yesNo(t.lateYes, t.lateNo) },
    { key: 'severity', label: t.severity, kind: 'choice', options: useCodes('WarningSeverity') },
    { key: 'status', label: t.status, kind: 'choice', options: useCodes('WarningTaskStatus') },
  ]
}

function useColumnsOf(): readonly Column<Row>[] {
  const t = useMessages(messages)
  return [
    {
      key: 'number',
      title: t.number,
      render: (row) => (
        <Link to={`/warnings/tasks/${encodeURIComponent(row.id)}`}>{row.number}</Link>
      ),
    },
    {
      key: 'customer',
      title: t.subject,
      render: ({ customer, subject }) => <Subject customer={customer} subject={subject} />,
    },
    {
      key: 'severity',
      title: t.severity,
      render: (row) => (
        <StatusTag kind="WarningSeverity" value={row.severity} tones={SEVERITY_TONES} />
      ),
    },
    {
      key: 'status',
      title: t.status,
      render: (row) => <StatusTag kind="WarningTaskStatus" value={row.status} tones={TASK_TONES} />,
    },
    {
      key: 'assigned',
      title: t.assigned,
      render: (row) => (row.assigned ? <Who actor={row.assigned} /> : t.nobody),
    },
    {
      key: 'dueOn',
      title: t.due,
      render: (row) => (
        <Space size={4}>
          <DateText value={row.dueOn} />
          {row.isLate ? <Tag color="error">{t.late}</Tag> : null}
          {row.escalatedOn ? <Tag color="warning">{t.escalated}</Tag> : null}
        </Space>
      ),
    },
    {
      key: 'finding',
      title: t.finding,
      render: (row) =>
        row.finding ? (
          <StatusTag kind="WarningFinding" value={row.finding} tones={FINDING_TONES} />
        ) : (
          '—'
        ),
    },
    { key: 'branch', title: t.branch, shown: false, render: (row) => row.branch?.name ?? '—' },
    {
      key: 'escalatedOn',
      title: t.escalatedOn,
      shown: false,
      render: (row) => <DateText value={row.escalatedOn} />,
    },
    {
      key: 'resolvedAt',
      title: t.resolvedAt,
      shown: false,
      render: (row) => <DateTimeText value={row.resolvedAt} />,
    },
  ]
}
