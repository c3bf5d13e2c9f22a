import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateText, DateTimeText } from '@xindai/ui'
import { Button, Empty, Form, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useSession } from '../../shell/session'
import { Facts } from '../Facts'
import { Ready } from '../Ready'
import { Section } from '../Section'
import { SimpleTable } from '../SimpleTable'
import { StatusTag } from '../StatusTag'
import { VerbDrawer } from '../verb/VerbDrawer'
import { Who } from '../Who'
import { SignalTable } from './SignalTable'
import { HOLD_TONES, LEVEL_TONES, TASK_TONES } from './tones'
import {
  CustomerWarningsDocument,
  type CustomerWarningsQuery,
  WarningHoldReleaseDocument,
} from './warning.generated'
import { warningMessages } from './warning-messages'

type Entry = NonNullable<CustomerWarningsQuery['watchEntry']>

/** How closely a customer is watched, and why. */
export function WatchPanel({ customerId }: { customerId: string }) {
  const t = useMessages(warningMessages)
  const read = useRead(CustomerWarningsDocument, { id: customerId })
  return (
    <Ready read={read}>
      {({ watchEntry }) =>
        watchEntry ? (
          <Shown entry={watchEntry} onChanged={read.reload} />
        ) : (
          <Section title={t.signals}>
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none} />
          </Section>
        )
      }
    </Ready>
  )
}

function Shown({ entry, onChanged }: { entry: Entry; onChanged: () => void }) {
  const t = useMessages(warningMessages)
  return (
    <div className="xd-stack">
      <Section title={t.standing}>
        <Facts
          facts={[
            {
              label: t.level,
              value: <StatusTag kind="WatchLevel" value={entry.level} tones={LEVEL_TONES} />,
            },
            { label: t.score, value: entry.score },
            { label: t.counting, value: entry.signalCount },
            { label: t.since, value: <DateText value={entry.sinceOn} /> },
          ]}
        />
      </Section>
      <Section title={t.signals}>
        <SignalTable signals={entry.signals} />
      </Section>
      <Tasks tasks={entry.tasks} />
      {entry.holds.length > 0 ? <Holds holds={entry.holds} onChanged={onChanged} /> : null}
    </div>
  )
}

function Tasks({ tasks }: { tasks: Entry['tasks'] }) {
  const t = useMessages(warningMessages)
  return (
    <Section title={t.tasks}>
      <SimpleTable
        label={t.tasks}
        rows={tasks}
        keyOf={(row) => row.id}
        empty={t.noTasks}
        columns={[
          {
            title: t.number,
            render: (row) => (
              <Link to={`/warnings/tasks/${encodeURIComponent(row.id)}`}>{row.number}</Link>
            ),
          },
          {
            title: t.state,
            render: (row) => (
              <StatusTag kind="WarningTaskStatus" value={row.status} tones={TASK_TONES} />
            ),
          },
          { title: t.due, render: (row) => <DateText value={row.dueOn} /> },
          {
            title: t.assigned,
            render: (row) => (row.assigned ? <Who actor={row.assigned} /> : t.nobody),
          },
          {
            title: t.finding,
            render: (row) =>
              row.finding ? <StatusTag kind="WarningFinding" value={row.finding} /> : '—',
          },
        ]}
      />
    </Section>
  )
}

function Holds({ holds, onChanged }: { holds: Entry['holds']; onChanged: () => void }) {
  const t = useMessages(warningMessages)
  const { can } = useSession()
  const [asked, setAsked] = useState<string | null>(null)
  return (
    <Section title={t.holds}>
      <SimpleTable
        label={t.holds}
        rows={holds}
        keyOf={(row) => row.id}
        columns={[
          {
            title: t.line,
            render: (row) => (
              <Link to={`/lines/${encodeURIComponent(row.lineId)}`}>{row.lineNumber}</Link>
            ),
          },
          {
            title: t.state,
            render: (row) => (
              <StatusTag kind="WarningHoldStatus" value={row.status} tones={HOLD_TONES} />
            ),
          },
          { title: t.wantedAt, render: (row) => <DateTimeText value={row.wantedAt} /> },
          { title: t.askedBy, render: (row) => <Who actor={row.askedBy} /> },
          {
            title: t.release,
            render: (row) =>
              row.status === 'IN_FORCE' && !row.askedBy && can('early_warning.release') ? (
                <Button size="small" onClick={() => setAsked(row.id)}>
                  {t.release}
                </Button>
              ) : (
                '—'
              ),
          },
        ]}
      />
      <VerbDrawer
        title={t.release}
        open={asked !== null}
        onClose={() => setAsked(null)}
        onDone={onChanged}
        document={WarningHoldReleaseDocument}
        toInput={(values: object) => ({ ...values, holdId: asked })}
      >
        <p className="xd-muted">{t.releaseHint}</p>
        <Form.Item name="reason" label={t.reason} rules={[{ required: true }]}>
          <Input.TextArea rows={3} maxLength={200} showCount />
        </Form.Item>
      </VerbDrawer>
    </Section>
  )
}
