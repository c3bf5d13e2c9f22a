import { useCodes, useRead } from '@xindai/graphql'
import type { SuspenseState } from '@xindai/graphql/schema'
import { fill, useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { Link } from 'react-router'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { suspenseMessages as messages } from '../suspense-messages'
import { SUSPENSE_TONES } from '../tones'
import { type SuspensePartsFragment as Row, SuspenseListDocument } from './suspense.generated'

/** Money that came and nobody could place, the newest first. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const read = useRead(SuspenseListDocument, {
    first: state.first,
    after: state.after,
    state: (state.values.state ?? null) as SuspenseState | null,
  })
  return (
    <Page title={t.suspense}>
      <Section>
        <List<Row>
          list="SUSPENSE_ITEMS"
          label={t.suspense}
          columns={useColumns()}
          filters={[
            { key: 'state', label: t.state, kind: 'choice', options: useCodes('SuspenseState') },
          ]}
          state={state}
          read={read}
          connection={read.data?.suspenseItems}
          empty={t.none}
        />
      </Section>
    </Page>
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useMessages(messages)
  return [
    {
      key: 'number',
      title: t.number,
      render: (row) => <Link to={`/suspense/${encodeURIComponent(row.id)}`}>{row.number}</Link>,
    },
    {
      key: 'state',
      title: t.state,
      render: (row) => <StatusTag kind="SuspenseState" value={row.state} tones={SUSPENSE_TONES} />,
    },
    {
      key: 'amount',
      title: t.amount,
      right: true,
      render: (row) => <Amount value={row.amount} strong />,
    },
    {
      key: 'receivedOn',
      title: t.receivedOn,
      render: (row) => <DateText value={row.receivedOn} />,
    },
    { key: 'payer', title: t.payer, render: (row) => row.payerName ?? '—' },
    { key: 'payerNumber', title: t.payerNumber, render: (row) => row.payerNumber ?? '—' },
    { key: 'remark', title: t.remark, render: (row) => row.remark || '—' },
    { key: 'account', title: t.account, render: (row) => row.accountCode },
    { key: 'age', title: t.age, right: true, render: (row) => fill(t.days, { n: row.ageDays }) },
  ]
}
