import { fill, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { Amount, DateText } from '@xindai/ui'
import { Row, Tag, type Tone } from '../../../shared/blocks'
import type { InstalmentOfLoan } from './Schedule'
import { scheduleMessages } from './schedule-messages'

interface Props {
  readonly row: InstalmentOfLoan
  /** The business date. */
  readonly asOf: string
  readonly onPress: () => void
}

/** One instalment in a line. */
export function InstalmentRow({ row, asOf, onPress }: Props) {
  const t = useMessages(scheduleMessages)
  const state = stateOf(row, asOf)
  const isPartly = state !== 'paid' && row.unpaid.amount !== row.total.amount
  return (
    <Row
      title={
        <span className="x-line">
          {fill(t.instalment, { n: row.n })}
          {state === 'coming' ? null : <Tag tone={TONES[state]}>{t[state]}</Tag>}
        </span>
      }
      note={
        <>
          <DateText value={row.dueOn} />
          {isPartly ? ` · ${fill(t.partly, { amount: formatMoney(row.unpaid) })}` : null}
        </>
      }
      value={<Amount value={row.total} strong />}
      onPress={onPress}
    />
  )
}

type State = 'paid' | 'late' | 'today' | 'coming'
const TONES: Readonly<Record<Exclude<State, 'coming'>, Tone>> = {
  paid: 'good',
  late: 'bad',
  today: 'warn',
}

function stateOf(row: InstalmentOfLoan, asOf: string): State {
  if (row.settledOn !== null) return 'paid'
  if (row.dueOn < asOf) return 'late'
  return row.dueOn === asOf ? 'today' : 'coming'
}
