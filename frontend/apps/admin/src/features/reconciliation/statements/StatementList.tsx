import { useCode, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { useSession } from '../../../shell/session'
import { messages } from '../messages'
import { useAccounts } from '../useAccounts'
import { ImportStatement } from './ImportStatement'
import { type StatementPartsFragment as Row, StatementListDocument } from './statements.generated'

/** The files of the banks, the newest first. */
export function Component() {
  const t = useMessages(messages)
  const { can } = useSession()
  const state = useListState()
  const accounts = useAccounts()
  const [importing, setImporting] = useState(false)
  const read = useRead(StatementListDocument, {
    first: state.first,
    after: state.after,
    accountId: state.values.accountId ?? null,
  })
  const start = (
    <Button type="primary" onClick={() => setImporting(true)}>
      {t.import}
    </Button>
  )
  return (
    <Page title={t.statements} actions={can('reconciliation.import') ? start : null}>
      <Section>
        <List<Row>
          list="BANK_STATEMENTS"
          label={t.statements}
          columns={useColumns()}
          filters={[
            { key: 'accountId', label: t.account, kind: 'choice', options: accounts.options },
          ]}
          state={state}
          read={read}
          connection={read.data?.bankStatements}
          empty={t.noStatements}
        />
      </Section>
      {importing ? <ImportStatement onClose={() => setImporting(false)} /> : null}
    </Page>
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useMessages(messages)
  const code = useCode()
  return [
    {
      key: 'number',
      title: t.number,
      render: (row) => <Link to={`/statements/${encodeURIComponent(row.id)}`}>{row.number}</Link>,
    },
    { key: 'account', title: t.account, render: (row) => row.accountCode },
    { key: 'on', title: t.on, render: (row) => <DateText value={row.on} /> },
    { key: 'format', title: t.format, render: (row) => code('StatementFormat', row.format) },
    { key: 'lines', title: t.lines, right: true, render: (row) => row.lineCount },
    { key: 'booked', title: t.booked, right: true, render: (row) => <Amount value={row.booked} /> },
    {
      key: 'closing',
      title: t.closing,
      right: true,
      render: (row) => (row.closing ? <Amount value={row.closing} /> : '—'),
    },
    {
      key: 'importedAt',
      title: t.importedAt,
      render: (row) => <DateTimeText value={row.importedAt} />,
    },
  ]
}
