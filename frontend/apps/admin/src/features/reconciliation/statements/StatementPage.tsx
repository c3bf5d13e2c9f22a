import { useCode, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { useParams } from 'react-router'
import { Facts } from '../../../shared/Facts'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { messages } from '../messages'
import type { BankLinePartsFragment } from '../reconciliation.generated'
import { StartRun } from '../runs/StartRun'
import { useLineColumns } from './BankLines'
import { StatementPageDocument, type StatementPageQuery } from './statements.generated'

type Statement = NonNullable<StatementPageQuery['bankStatement']>

const GONE = { code: 'NOT_FOUND', message: '', requestId: null }

/** One file of a bank and its lines. */
export function Component() {
  const { id = '' } = useParams()
  const t = useMessages(messages)
  const state = useListState()
  const read = useRead(StatementPageDocument, { id, first: state.first, after: state.after })
  const columns = useLineColumns()
  const found = read.data?.bankStatement
  return (
    <Page
      title={found ? fill(t.statement, { number: found.number }) : t.statements}
      trail={[{ text: t.statements, path: '/statements' }]}
      actions={
        found ? <StartRun accountId={found.accountId} on={found.on} text={t.startRun} /> : null
      }
    >
      <Ready read={read}>
        {(data) =>
          data.bankStatement ? (
            <>
              <Head found={data.bankStatement} />
              <Section title={t.bankLines}>
                <List<BankLinePartsFragment>
                  list="BANK_LINES"
                  label={t.bankLines}
                  columns={columns}
                  filters={[]}
                  state={state}
                  read={read}
                  connection={data.bankStatementLines}
                  empty={t.noLines}
                />
              </Section>
            </>
          ) : (
            <ProblemResult problem={GONE} onRetry={read.reload} />
          )
        }
      </Ready>
    </Page>
  )
}

function Head({ found }: { found: Statement }) {
  const t = useMessages(messages)
  const code = useCode()
  const { opening, closing } = found
  return (
    <Section>
      <Facts
        facts={[
          { label: t.account, value: found.accountCode },
          { label: t.on, value: <DateText value={found.on} /> },
          { label: t.format, value: code('StatementFormat', found.format) },
          { label: t.lines, value: found.lineCount },
          { label: t.opening, value: opening ? <Amount value={opening} /> : '—' },
          { label: t.booked, value: <Amount value={found.booked} /> },
          { label: t.closing, value: closing ? <Amount value={closing} /> : '—' },
          { label: t.importedAt, value: <DateTimeText value={found.importedAt} /> },
          { label: t.sha, value: <code>{found.sha256.slice(0, 16)}</code> },
        ]}
      />
    </Section>
  )
}
