import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { Space, Tag } from 'antd'
import { Link } from 'react-router'
import type { Column } from '../../../shared/list/types'
import { StatusTag } from '../../../shared/StatusTag'
import { Who } from '../../../shared/Who'
import { messages } from '../messages'
import { CASE_TONES, PROMISE_TONES, STAGE_TONES } from '../tones'
import type { CollectionCaseListQuery } from './cases.generated'

export type CaseRow = CollectionCaseListQuery['collectionCases']['edges'][number]['node']

export function useCaseColumns(queues: ReadonlyMap<string, string>): readonly Column<CaseRow>[] {
  const t = useMessages(messages)
  const code = useCode()
  return [
    {
      key: 'number',
      title: t.number,
      render: (row) => (
        <Link to={`/collections/cases/${encodeURIComponent(row.id)}`}>{row.number}</Link>
      ),
    },
    { key: 'customer', title: t.customer, render: (row) => row.customer?.name ?? '—' },
    {
      key: 'stage',
      title: t.stage,
      render: (row) => <StatusTag kind="CollectionStage" value={row.stage} tones={STAGE_TONES} />,
    },
    { key: 'daysPastDue', title: t.daysPastDue, right: true, render: (row) => row.daysPastDue },
    {
      key: 'overdue',
      title: t.overdue,
      right: true,
      render: (row) => <Amount value={row.overdue} />,
    },
    { key: 'queue', title: t.queue, render: (row) => queues.get(row.queue) ?? row.queue },
    {
      key: 'assigned',
      title: t.assigned,
      render: (row) => (row.assigned ? <Who actor={row.assigned} /> : t.nobody),
    },
    {
      key: 'promise',
      title: t.promise,
      render: (row) =>
        row.promiseStatus ? (
          <StatusTag
            kind="CollectionPromiseStatus"
            value={row.promiseStatus}
            tones={PROMISE_TONES}
          />
        ) : (
          '—'
        ),
    },
    {
      key: 'nextAction',
      title: t.nextAction,
      render: (row) => <DateText value={row.nextActionOn} />,
    },
    {
      key: 'flags',
      title: t.flags,
      render: (row) => (
        <Space size={4}>
          {row.isDisputed ? <Tag color="warning">{t.disputed}</Tag> : null}
          {row.isPlaced ? <Tag>{t.placed}</Tag> : null}
        </Space>
      ),
    },
    {
      key: 'status',
      title: t.status,
      shown: false,
      render: (row) => (
        <StatusTag kind="CollectionCaseStatus" value={row.status} tones={CASE_TONES} />
      ),
    },
    { key: 'priority', title: t.priority, right: true, shown: false, render: (r) => r.priority },
    { key: 'grade', title: t.grade, shown: false, render: (row) => row.grade ?? '—' },
    {
      key: 'openedOn',
      title: t.openedOn,
      shown: false,
      render: (row) => <DateText value={row.openedOn} />,
    },
    {
      key: 'lastContact',
      title: t.lastContact,
      shown: false,
      render: (row) =>
        row.lastContactAt ? <DateTimeText value={row.lastContactAt} /> : code('', null),
    },
  ]
}
