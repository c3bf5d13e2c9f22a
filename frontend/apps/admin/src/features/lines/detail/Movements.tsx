import { type Read, useCode, useCodes } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { List } from '../../../shared/list/List'
import type { ListState } from '../../../shared/list/state'
import type { Column } from '../../../shared/list/types'
import { messages } from '../line-messages'
import type { LinePageQuery } from './line.generated'

type Connection = LinePageQuery['creditLineMovements']
type Row = Connection['edges'][number]['node']

interface Props {
  readonly state: ListState
  readonly read: Read<LinePageQuery>
  readonly connection: Connection
}

/** Every change of the line, newest first. */
export function Movements({ state, read, connection }: Props) {
  const t = useMessages(messages)
  const kinds = useCodes('CreditLineMovementKind')
  return (
    <List<Row>
      list="CREDIT_LINE_MOVEMENTS"
      label={t.movements}
      columns={useColumns()}
      filters={[{ key: 'kind', label: t.kind, kind: 'choice', options: kinds }]}
      state={state}
      read={read}
      connection={connection}
      empty={t.noMovements}
    />
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useMessages(messages)
  const code = useCode()
  const subjects: Readonly<Record<string, string>> = {
    application: t.ofApplication,
    loan: t.ofLoan,
    line_proposal: t.ofProposal,
  }
  const subject = (one: Row) => subjects[one.subject?.split('/')[0] ?? ''] ?? '—'
  return [
    { key: 'bookedOn', title: t.bookedOn, render: (one) => <DateText value={one.bookedOn} /> },
    { key: 'kind', title: t.kind, render: (one) => code('CreditLineMovementKind', one.kind) },
    { key: 'amount', title: t.amount, right: true, render: (one) => <Amount value={one.amount} /> },
    { key: 'subject', title: t.subject, render: subject },
    {
      key: 'limitAfter',
      title: t.limitAfter,
      right: true,
      render: (one) => <Amount value={one.limitAfter} />,
    },
    {
      key: 'reservedAfter',
      title: t.reservedAfter,
      right: true,
      render: (one) => <Amount value={one.reservedAfter} />,
    },
    {
      key: 'usedAfter',
      title: t.usedAfter,
      right: true,
      render: (one) => <Amount value={one.usedAfter} />,
    },
    { key: 'reason', title: t.reason, render: (one) => one.reason ?? '—' },
    { key: 'at', title: t.at, shown: false, render: (one) => <DateTimeText value={one.at} /> },
  ]
}
