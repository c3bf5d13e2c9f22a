import { type Read, useCode, useCodes } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Amount } from '@xindai/ui'
import { Link } from 'react-router'
import { List } from '../../../shared/list/List'
import type { ListState } from '../../../shared/list/state'
import type { Column, Connection } from '../../../shared/list/types'
import { StatusTag } from '../../../shared/StatusTag'
import { messages } from '../messages'
import { BREAK_TONES, SEVERITY_TONES } from '../tones'
import type { BreakRowFragment as Row } from './runs.generated'

interface Props {
  readonly runId: string
  readonly state: ListState
  readonly read: Read<unknown>
  readonly connection: Connection<Row>
}

/** The breaks of a run, by kind, severity and state. */
export function BreakTable({ runId, state, read, connection }: Props) {
  const t = useMessages(messages)
  return (
    <List<Row>
      list="RECONCILIATION_BREAKS"
      label={t.breaks}
      columns={useColumns()}
      filters={[
        { key: 'kind', label: t.kind, kind: 'choice', options: useCodes('BreakKind') },
        { key: 'severity', label: t.severity, kind: 'choice', options: useCodes('BreakSeverity') },
        { key: 'state', label: t.state, kind: 'choice', options: useCodes('BreakState') },
      ]}
      state={state}
      read={read}
      connection={connection}
      where={{ ...state.values, runId }}
      empty={t.noBreaks}
    />
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useMessages(messages)
  const code = useCode()
  return [
    {
      key: 'number',
      title: t.number,
      render: (row) => (
        <Link to={`/reconciliation/breaks/${encodeURIComponent(row.id)}`}>{row.number}</Link>
      ),
    },
    { key: 'kind', title: t.kind, render: (row) => code('BreakKind', row.kind) },
    {
      key: 'severity',
      title: t.severity,
      render: (row) => (
        <StatusTag kind="BreakSeverity" value={row.severity} tones={SEVERITY_TONES} />
      ),
    },
    {
      key: 'state',
      title: t.state,
      render: (row) => <StatusTag kind="BreakState" value={row.state} tones={BREAK_TONES} />,
    },
    { key: 'bank', title: t.bank, right: true, render: (row) => amount(row.bank) },
    { key: 'ordered', title: t.ordered, right: true, render: (row) => amount(row.ordered) },
    { key: 'ledger', title: t.ledger, right: true, render: (row) => amount(row.ledger) },
    {
      key: 'difference',
      title: t.difference,
      right: true,
      render: (row) => <Amount value={row.difference} strong />,
    },
    {
      key: 'age',
      title: t.age,
      right: true,
      render: (row) => fill(t.days, { n: row.ageDays }),
    },
  ]
}

function amount(value: Row['bank']) {
  return value ? <Amount value={value} /> : '—'
}
