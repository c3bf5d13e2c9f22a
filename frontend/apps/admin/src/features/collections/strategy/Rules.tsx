import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { Facts } from '../../../shared/Facts'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { messages } from '../messages'
import { STAGE_TONES } from '../tones'
import type { Queue, Strategy } from './StrategyPage'
import { strategyMessages } from './strategy-messages'

/** A version as it is. */
export function Rules({ strategy, queues }: { strategy: Strategy; queues: readonly Queue[] }) {
  const t = useMessages(strategyMessages)
  const m = useMessages(messages)
  const code = useCode()
  const names = new Map(queues.map((each) => [each.code, each.name]))
  const rows = strategy.rules.map((rule, at) => ({ ...rule, at }))
  return (
    <div className="xd-stack">
      <SimpleTable
        label={`${t.rules} V${strategy.number}`}
        rows={rows}
        keyOf={(row) => String(row.at)}
        columns={[
          {
            title: m.daysPastDue,
            render: (row) => `${row.daysFrom} – ${row.daysTo ?? t.above}`,
          },
          {
            title: m.overdue,
            render: (row) =>
              row.amountFrom || row.amountTo
                ? `${formatMoney(row.amountFrom)} – ${row.amountTo ? formatMoney(row.amountTo) : t.above}`
                : '—',
          },
          { title: t.grades, render: (row) => row.grades.join(' · ') || t.anyGrade },
          { title: m.queue, render: (row) => names.get(row.queue) ?? row.queue },
          {
            title: m.stage,
            render: (row) => (
              <StatusTag kind="CollectionStage" value={row.stage} tones={STAGE_TONES} />
            ),
          },
          { title: m.priority, right: true, render: (row) => row.priority },
          { title: t.cadence, right: true, render: (row) => row.cadenceDays },
          {
            title: t.channels,
            render: (row) =>
              row.channels.map((each) => code('CollectionChannel', each)).join(' · '),
          },
        ]}
      />
      <Facts
        facts={[
          { label: t.continuity, value: strategy.continuityDays },
          { label: t.grace, value: strategy.graceDays },
          { label: t.longest, value: strategy.longestPromiseDays },
          { label: t.note, value: strategy.note },
        ]}
      />
    </div>
  )
}
