import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { formatAmount, minor } from '@xindai/money'
import { DateText } from '@xindai/ui'
import { Table, Tag } from 'antd'
import { TONE_COLORS } from '../../../../shared/StatusTag'
import { Explained } from '../../explain/Explained'
import type { LoanOfPage } from '../LoanPage'
import type { ScheduleRowFragment } from '../loan.generated'
import { scheduleMessages } from '../messages'
import { ROW_TONES, rowState } from './row-state'

/** The amounts of a row and the question that explains each. */
const AMOUNTS = [
  { key: 'principal', what: 'principal' },
  { key: 'interest', what: 'interest' },
  { key: 'fee', what: 'fee' },
  { key: 'penalty', what: 'penalty' },
  { key: 'compound', what: 'penalty' },
  { key: 'lateFee', what: 'penalty' },
  { key: 'total', what: 'total' },
  { key: 'unpaid', what: 'unpaid' },
] as const
const ALWAYS: ReadonlySet<string> = new Set(['principal', 'interest', 'total', 'unpaid'])

/** Every instalment; an amount says why it is what it is. Columns of nothing are left out. */
export function ScheduleTable({ loan }: { loan: LoanOfPage }) {
  const t = useMessages(scheduleMessages)
  const rows = loan.instalments
  const shown = AMOUNTS.filter(
    ({ key }) => ALWAYS.has(key) || rows.some((row) => minor(row[key].amount) !== 0n),
  )
  return (
    <Table<ScheduleRowFragment>
      aria-label={t.title}
      rowKey="n"
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...rows]}
      rowClassName={(row) => (rowState(row, loan.asOf) === 'overdue' ? 'xd-row-bad' : '')}
      columns={[
        // On a telephone one still sees whose amounts these are.
        { key: 'n', title: t.n, align: 'right', fixed: 'start', render: (_, row) => row.n },
        {
          key: 'dueOn',
          title: t.dueOn,
          fixed: 'start',
          render: (_, row) => <DateText value={row.dueOn} />,
        },
        {
          key: 'state',
          title: t.state,
          render: (_, row) => <RowStateTag row={row} asOf={loan.asOf} />,
        },
        ...shown.map(({ key, what }) => ({
          key,
          title: t[key],
          align: 'right' as const,
          render: (_: unknown, row: ScheduleRowFragment) => (
            <Explained
              loanId={loan.id}
              n={row.n}
              what={what}
              value={row[key]}
              strong={key === 'total'}
            />
          ),
        })),
        {
          key: 'balanceAfter',
          title: t.balanceAfter,
          align: 'right',
          render: (_, row) => <Plain value={row.balanceAfter.amount} />,
        },
      ]}
    />
  )
}

function Plain({ value }: { value: string }) {
  return <span className="xd-amount">{formatAmount(value)}</span>
}

function RowStateTag({ row, asOf }: { row: ScheduleRowFragment; asOf: string }) {
  const t = useMessages(scheduleMessages)
  const language = useLanguage()
  const state = rowState(row, asOf)
  const text =
    state === 'settled' && row.settledOn
      ? fill(t.settledOn, { date: formatDate(row.settledOn, language) })
      : t[state]
  return <Tag color={TONE_COLORS[ROW_TONES[state]]}>{text}</Tag>
}
