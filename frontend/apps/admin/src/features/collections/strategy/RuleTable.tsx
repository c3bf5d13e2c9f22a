import { ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { useCodes } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Button, InputNumber, Select, Space } from 'antd'
import { MoneyInput } from '../../../shared/fields'
import { SimpleTable } from '../../../shared/SimpleTable'
import { messages } from '../messages'
import { type Draft, type DraftRule, movedUp, withoutRule, withRule } from './draft'
import type { Queue } from './StrategyPage'
import { strategyMessages } from './strategy-messages'

interface Props {
  readonly draft: Draft
  readonly queues: readonly Queue[]
  readonly onChange: (draft: Draft) => void
}

type Row = DraftRule & { readonly at: number }

/** The rules in their order, each field to be changed where it stands. */
export function RuleTable({ draft, queues, onChange }: Props) {
  const t = useMessages(strategyMessages)
  const m = useMessages(messages)
  const stages = useCodes('CollectionStage')
  const channels = useCodes('CollectionChannel')
  const set = (at: number, change: Partial<DraftRule>) => onChange(withRule(draft, at, change))
  const number = (key: 'daysFrom' | 'daysTo' | 'priority' | 'cadenceDays', label: string) => ({
    title: label,
    render: (row: Row) => (
      <InputNumber
        aria-label={`${label} ${row.at + 1}`}
        min={1}
        precision={0}
        value={row[key]}
        onChange={(value) => set(row.at, { [key]: value })}
      />
    ),
  })
  const amount = (key: 'amountFrom' | 'amountTo', label: string) => ({
    title: label,
    render: (row: Row) => (
      <MoneyInput
        aria-label={`${label} ${row.at + 1}`}
        value={row[key]}
        onChange={(value) => set(row.at, { [key]: value ?? '' })}
      />
    ),
  })
  return (
    <div className="xd-rules">
      <SimpleTable<Row>
        label={t.rules}
        rows={draft.rules.map((rule, at) => ({ ...rule, at }))}
        keyOf={(row) => String(row.at)}
        columns={[
          number('daysFrom', t.daysFrom),
          number('daysTo', t.daysTo),
          amount('amountFrom', t.amountFrom),
          amount('amountTo', t.amountTo),
          {
            title: t.grades,
            render: (row) => (
              <Select
                aria-label={`${t.grades} ${row.at + 1}`}
                mode="tags"
                value={[...row.grades]}
                placeholder={t.anyGrade}
                onChange={(grades: string[]) => set(row.at, { grades })}
                style={{ minWidth: 90 }}
              />
            ),
          },
          {
            title: m.queue,
            render: (row) => (
              <Select
                aria-label={`${m.queue} ${row.at + 1}`}
                value={row.queue}
                onChange={(queue: string) => set(row.at, { queue })}
                options={queues.map(({ code, name }) => ({ value: code, label: name }))}
                popupMatchSelectWidth={false}
              />
            ),
          },
          {
            title: m.stage,
            render: (row) => (
              <Select
                aria-label={`${m.stage} ${row.at + 1}`}
                value={row.stage}
                onChange={(stage: string) => set(row.at, { stage })}
                options={[...stages]}
                popupMatchSelectWidth={false}
              />
            ),
          },
          number('priority', m.priority),
          number('cadenceDays', t.cadence),
          {
            title: t.channels,
            render: (row) => (
              <Select
                aria-label={`${t.channels} ${row.at + 1}`}
                mode="multiple"
                value={[...row.channels]}
                onChange={(next: string[]) => set(row.at, { channels: next })}
                options={[...channels]}
                style={{ minWidth: 180 }}
              />
            ),
          },
          {
            title: t.rules,
            render: (row) => (
              <Space size={2}>
                <Button
                  size="small"
                  icon={<ArrowUpOutlined />}
                  disabled={row.at === 0}
                  aria-label={fill(t.up, { n: row.at + 1 })}
                  onClick={() => onChange(movedUp(draft, row.at))}
                />
                <Button
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={fill(t.remove, { n: row.at + 1 })}
                  onClick={() => onChange(withoutRule(draft, row.at))}
                />
              </Space>
            ),
          },
        ]}
      />
    </div>
  )
}
