import { useRead, useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount } from '@xindai/ui'
import { Alert, App, Button, Input, InputNumber, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { sharedMessages } from '../../../shared/shared-messages'
import { messages } from '../messages'
import { type Draft, draftOf, inputOf, withOneMore } from './draft'
import { RuleTable } from './RuleTable'
import type { Queue, Strategy } from './StrategyPage'
import { CollectionForecastDocument, CollectionStrategyProposeDocument } from './strategy.generated'
import { strategyMessages } from './strategy-messages'

interface Props {
  readonly from: Strategy
  readonly queues: readonly Queue[]
  readonly onClose: () => void
  readonly onDone: () => void
}

/** The next version, tried on the open cases before it is proposed. */
export function Editor({ from, queues, onClose, onDone }: Props) {
  const t = useMessages(strategyMessages)
  const s = useMessages(sharedMessages)
  const { message } = App.useApp()
  const [draft, setDraft] = useState<Draft>(() => draftOf(from))
  const [tried, setTried] = useState<Draft | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { send, busy } = useVerb(CollectionStrategyProposeDocument)
  const propose = async () => {
    setProblem(null)
    const outcome = await send(inputOf(draft))
    if (outcome.kind === 'refused') {
      setProblem(outcome.errors.map((e) => `${e.message} (${e.field ?? ''})`).join(' '))
      return
    }
    message.success(s.done)
    onDone()
    onClose()
  }
  return (
    <Section
      title={t.edit}
      extra={
        <Space>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button onClick={() => setTried(draft)}>{t.try}</Button>
          <Button type="primary" loading={busy} onClick={propose}>
            {t.propose}
          </Button>
        </Space>
      }
    >
      <div className="xd-stack">
        <p className="xd-muted">{t.rulesHint}</p>
        {problem ? <Alert type="error" showIcon role="alert" title={problem} /> : null}
        <RuleTable draft={draft} queues={queues} onChange={setDraft} />
        <div>
          <Button onClick={() => setDraft(withOneMore(draft))}>{t.add}</Button>
        </div>
        <Days draft={draft} onChange={setDraft} />
        {tried ? <Forecast draft={tried} queues={queues} /> : null}
      </div>
    </Section>
  )
}

interface DaysProps {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}

function Days({ draft, onChange }: DaysProps) {
  const t = useMessages(strategyMessages)
  const days = [
    ['continuityDays', t.continuity],
    ['graceDays', t.grace],
    ['longestPromiseDays', t.longest],
  ] as const
  return (
    <>
      <Space wrap size={16}>
        {days.map(([key, label]) => (
          <Labelled key={key} label={label}>
            <InputNumber
              aria-label={label}
              min={0}
              max={365}
              precision={0}
              value={draft[key]}
              onChange={(value) => onChange({ ...draft, [key]: value })}
            />
          </Labelled>
        ))}
      </Space>
      <Labelled label={t.note}>
        <Input.TextArea
          aria-label={t.note}
          rows={2}
          maxLength={500}
          value={draft.note}
          onChange={(event) => onChange({ ...draft, note: event.target.value })}
        />
      </Labelled>
    </>
  )
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <div className="xd-muted">{label}</div>
      {children}
    </div>
  )
}

function Forecast({ draft, queues }: { draft: Draft; queues: readonly Queue[] }) {
  const t = useMessages(strategyMessages)
  const m = useMessages(messages)
  const read = useRead(CollectionForecastDocument, { strategy: inputOf(draft) })
  const names = new Map(queues.map((each) => [each.code, each.name]))
  if (read.problem) return <Alert type="error" showIcon role="alert" title={read.problem.message} />
  return (
    <div>
      <h3>{t.forecast}</h3>
      <SimpleTable
        label={t.forecast}
        rows={read.data?.collectionForecast ?? []}
        keyOf={(row) => row.queue}
        columns={[
          { title: m.queue, render: (row) => names.get(row.queue) ?? row.queue },
          { title: t.cases, right: true, render: (row) => row.cases },
          { title: m.overdue, right: true, render: (row) => <Amount value={row.overdue} /> },
        ]}
      />
    </div>
  )
}
