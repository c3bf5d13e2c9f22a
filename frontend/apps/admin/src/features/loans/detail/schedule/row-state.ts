import { minor } from '@xindai/money'
import type { Tone } from '../../../../shared/StatusTag'
import type { ScheduleRowFragment } from '../loan.generated'

export type RowState = 'settled' | 'overdue' | 'due' | 'partly' | 'later'

export const ROW_TONES: Readonly<Record<RowState, Tone>> = {
  settled: 'good',
  overdue: 'bad',
  due: 'attention',
  partly: 'going',
  later: 'neutral',
}

type Row = Pick<ScheduleRowFragment, 'dueOn' | 'settledOn' | 'unpaid' | 'total'>

/** How an instalment stands on a day, told by its dates and by what is open. */
export function rowState(row: Row, asOf: string): RowState {
  const open = minor(row.unpaid.amount)
  if (row.settledOn || open <= 0n) return 'settled'
  if (row.dueOn < asOf) return 'overdue'
  if (row.dueOn === asOf) return 'due'
  return open < minor(row.total.amount) ? 'partly' : 'later'
}
