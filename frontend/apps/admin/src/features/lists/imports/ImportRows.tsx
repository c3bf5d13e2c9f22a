import type { Read } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { List } from '../../../shared/list/List'
import type { ListState } from '../../../shared/list/state'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { messages } from '../lists-messages'
import { VERDICT_TONES } from '../tones'
import type { ImportPageQuery } from './imports.generated'

type Connection = ImportPageQuery['listImportRows']
type Row = Connection['edges'][number]['node']

interface Props {
  readonly state: ListState
  readonly read: Read<ImportPageQuery>
  readonly connection: Connection
  readonly verdicts: readonly { readonly value: string; readonly label: string }[]
}

/** Every row of the workbook with what was made of it. */
export function ImportRows({ state, read, connection, verdicts }: Props) {
  const t = useMessages(messages)
  return (
    <Section title={t.rows}>
      <List<Row>
        list="LIST_IMPORT_ROWS"
        label={t.rows}
        columns={[
          { key: 'n', title: t.row, right: true, render: (row) => row.n },
          {
            key: 'verdict',
            title: t.verdict,
            render: (row) => (
              <StatusTag kind="ListRowVerdict" value={row.verdict} tones={VERDICT_TONES} />
            ),
          },
          { key: 'idNumber', title: t.idNumber, render: (row) => row.idNumber ?? '—' },
          {
            key: 'amount',
            title: t.amount,
            right: true,
            render: (row) => <Amount value={row.amount} />,
          },
          {
            key: 'validUntil',
            title: t.validUntil,
            render: (row) => <DateText value={row.validUntil} />,
          },
          { key: 'reason', title: t.reason, render: (row) => row.reason ?? '—' },
        ]}
        filters={[{ key: 'verdict', label: t.verdict, kind: 'choice', options: verdicts }]}
        state={state}
        read={read}
        connection={connection}
        empty={t.noRows}
      />
    </Section>
  )
}
