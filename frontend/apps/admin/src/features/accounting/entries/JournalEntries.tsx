import { useCode, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column, Filter } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { messages } from '../accounting-messages'
import { JournalEntryListDocument, type JournalEntryListQuery } from './entries.generated'

type Row = JournalEntryListQuery['journalEntries']['edges'][number]['node']

/** The journal, oldest first; debits are positive, credits negative. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const read = useRead(JournalEntryListDocument, {
    first: state.first,
    after: state.after,
    accountCode: state.values.accountCode ?? null,
    bookedOn: state.values.bookedOn ?? null,
  })
  const filters: readonly Filter[] = [
    { key: 'accountCode', label: t.accountFilter, kind: 'text' },
    { key: 'bookedOn', label: t.bookedOn, kind: 'date' },
  ]
  return (
    <Page title={t.entries}>
      <Section>
        <List<Row>
          list="JOURNAL_ENTRIES"
          label={t.entries}
          columns={useColumns()}
          filters={filters}
          state={state}
          read={read}
          connection={read.data?.journalEntries}
          empty={t.emptyEntries}
        />
      </Section>
    </Page>
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useMessages(messages)
  const code = useCode()
  return [
    { key: 'number', title: t.number, render: (entry) => entry.number },
    { key: 'bookedOn', title: t.bookedOn, render: (entry) => <DateText value={entry.bookedOn} /> },
    {
      key: 'valueOn',
      title: t.valueOn,
      shown: false,
      render: (entry) => <DateText value={entry.valueOn} />,
    },
    { key: 'kind', title: t.entryKind, render: (entry) => code('JournalKind', entry.kind) },
    { key: 'description', title: t.description, render: (entry) => entry.description },
    { key: 'lines', title: t.lines, right: true, render: (entry) => <Lines lines={entry.lines} /> },
  ]
}

function Lines({ lines }: { lines: Row['lines'] }) {
  return (
    <ul className="xd-lines">
      {lines.map((line) => (
        <li key={line.lineNo}>
          <span className="xd-muted">{line.accountCode}</span> <Amount value={line.amount} />
        </li>
      ))}
    </ul>
  )
}
