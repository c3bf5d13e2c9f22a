import { useCode } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Amount, DateTimeText } from '@xindai/ui'
import { Table, Timeline } from 'antd'
import { Who } from '../../../../shared/Who'
import type { Work } from '../types'
import { useEventWord } from '../words'
import { historyMessages } from './history-messages'

type Event = Work['history'][number]

/** What happened, newest first, and what the levels said. */
export function HistoryTab({ work }: { work: Work }) {
  const t = useMessages(historyMessages)
  return (
    <div className="xd-stack">
      <h3>{t.reviews}</h3>
      <Reviews reviews={work.reviews} />
      <h3>{t.events}</h3>
      <Timeline
        items={[...work.history].reverse().map((event) => ({
          key: String(event.seq),
          content: <Happened event={event} />,
        }))}
      />
    </div>
  )
}

function Happened({ event }: { event: Event }) {
  const code = useCode()
  const word = useEventWord()
  const moved = event.fromStatus !== event.toStatus
  return (
    <>
      <strong>{word(event.verb)}</strong>
      {moved ? ` → ${code('ApplicationStatus', event.toStatus)}` : ''}
      <div className="xd-muted">
        <DateTimeText value={event.at} /> · <Who actor={event.actor} />
      </div>
      {event.reason ? <div>{event.reason}</div> : null}
    </>
  )
}

function Reviews({ reviews }: { reviews: Work['reviews'] }) {
  const t = useMessages(historyMessages)
  const code = useCode()
  return (
    <Table
      rowKey={(row) => `${row.round}${row.level}${row.at}`}
      size="small"
      pagination={false}
      locale={{ emptyText: t.noReviews }}
      dataSource={[...reviews]}
      scroll={{ x: 'max-content' }}
      columns={[
        { key: 'l', title: t.level, render: (_, row) => fill(t.nth, { n: row.level }) },
        {
          key: 'v',
          title: t.verdict,
          render: (_, row) => code('ApplicationReviewVerdict', row.verdict),
        },
        {
          key: 'a',
          title: t.amount,
          align: 'right',
          render: (_, row) => <Amount value={row.amount} />,
        },
        { key: 'w', title: t.reviewer, render: (_, row) => <Who actor={row.reviewer} /> },
        { key: 't', title: t.at, render: (_, row) => <DateTimeText value={row.at} /> },
        { key: 'r', title: t.reason, render: (_, row) => row.reason ?? '—' },
      ]}
    />
  )
}
