import { useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { SimpleTable } from '../../shared/SimpleTable'
import type { HomePageQuery } from './home.generated'
import { messages } from './home-messages'

export type Day = HomePageQuery['figuresByDay'][number]
export type Series = 'disbursed' | 'collected' | 'outstanding' | 'overdue'

interface Props {
  readonly days: readonly Day[]
  readonly series: readonly Series[]
  readonly label: string
}

/** The numbers of a chart, the newest day first. */
export function DayTable({ days, series, label }: Props) {
  const t = useMessages(messages)
  return (
    <SimpleTable
      label={label}
      rows={[...days].reverse()}
      keyOf={(one) => one.on}
      columns={[
        { title: t.day, render: (one) => <DateText value={one.on} /> },
        ...series.map((name) => ({
          title: t[name],
          right: true,
          render: (one: Day) => <Amount value={one[name]} />,
        })),
      ]}
    />
  )
}
