import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { Link } from 'react-router'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { messages } from '../messages'
import { RUN_TONES } from '../tones'
import { useAccounts } from '../useAccounts'
import { type RunPartsFragment as Row, RunListDocument } from './runs.generated'

/** Settlement accounts and days that were reconciled, the newest first. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const accounts = useAccounts()
  const read = useRead(RunListDocument, {
    first: state.first,
    after: state.after,
    accountId: state.values.accountId ?? null,
    on: state.values.on ?? null,
  })
  return (
    <Page title={t.runs}>
      <Section>
        <List<Row>
          list="RECONCILIATION_RUNS"
          label={t.runs}
          columns={useColumns()}
          filters={[
            { key: 'accountId', label: t.account, kind: 'choice', options: accounts.options },
            { key: 'on', label: t.on, kind: 'date' },
          ]}
          state={state}
          read={read}
          connection={read.data?.reconciliationRuns}
          empty={t.noRuns}
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
      render: (row) => (
        <Link to={`/reconciliation/${encodeURIComponent(row.id)}`}>{row.number}</Link>
      ),
    },
    { key: 'account', title: t.account, render: (row) => row.accountCode },
    { key: 'on', title: t.on, render: (row) => <DateText value={row.on} /> },
    {
      key: 'status',
      title: t.status,
      render: (row) => (
        <StatusTag kind="ReconciliationStatus" value={row.status} tones={RUN_TONES} />
      ),
    },
    { key: 'lines', title: t.lines, right: true, render: (row) => row.lineCount },
    { key: 'clean', title: t.clean, right: true, render: (row) => row.cleanCount },
    { key: 'breaks', title: t.breaks, right: true, render: (row) => row.breakCount },
    { key: 'open', title: t.open, right: true, render: (row) => row.openCount },
    { key: 'in', title: t.moneyIn, right: true, render: (row) => <Amount value={row.moneyIn} /> },
    {
      key: 'out',
      title: t.moneyOut,
      right: true,
      render: (row) => <Amount value={row.moneyOut} />,
    },
    { key: 'endedAt', title: t.endedAt, render: (row) => <DateTimeText value={row.endedAt} /> },
  ]
}
