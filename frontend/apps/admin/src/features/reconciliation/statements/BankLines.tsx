import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import type { Column } from '../../../shared/list/types'
import { StatusTag } from '../../../shared/StatusTag'
import { messages } from '../messages'
import type { BankLinePartsFragment as Row } from '../reconciliation.generated'
import { LINE_TONES } from '../tones'

/** A line of the bank, as tables show it. */
export function useLineColumns(): readonly Column<Row>[] {
  const t = useMessages(messages)
  const code = useCode()
  return [
    { key: 'lineNo', title: t.lineNo, right: true, render: (row) => row.lineNo },
    { key: 'bookedOn', title: t.bookedOn, render: (row) => <DateText value={row.bookedOn} /> },
    { key: 'kind', title: t.kind, render: (row) => code('BankLineKind', row.kind) },
    {
      key: 'status',
      title: t.status,
      render: (row) => <StatusTag kind="BankLineStatus" value={row.status} tones={LINE_TONES} />,
    },
    {
      key: 'amount',
      title: t.amount,
      right: true,
      render: (row) => <Amount value={row.amount} strong />,
    },
    { key: 'reference', title: t.reference, render: (row) => row.reference },
    { key: 'remark', title: t.remark, render: (row) => row.remark || '—' },
    { key: 'party', title: t.party, render: (row) => row.partyName ?? '—' },
    { key: 'partyNumber', title: t.partyNumber, render: (row) => row.partyNumber ?? '—' },
    { key: 'valueOn', title: t.valueOn, shown: false, render: (row) => row.valueOn },
  ]
}
