import { useCode } from '@xindai/graphql'
import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { Tag } from 'antd'
import { Link } from 'react-router'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { messages } from '../messages'
import type { CaseOfPage } from './CasePage'
import { caseMessages } from './case-messages'

const MONEY_IN: ReadonlySet<string> = new Set(['repay', 'prepay', 'payoff', 'recovery'])

/** The late loans with the instalments that are overdue, and what was paid meanwhile. */
export function LateLoans({ found }: { found: CaseOfPage }) {
  const t = useMessages(messages)
  const c = useMessages(caseMessages)
  return (
    <>
      <Section title={c.loans}>
        <div className="xd-stack">
          {found.loans.map((each) => (
            <div key={each.loanId}>
              <p>
                <Link to={`/loans/${encodeURIComponent(each.loanId)}`}>
                  {each.loan?.number ?? c.loan}
                </Link>{' '}
                {each.curedOn ? (
                  <Cured on={each.curedOn} />
                ) : (
                  <span>
                    {t.daysPastDue} {each.daysPastDue} · {t.overdue}{' '}
                    <Amount value={each.overdue} strong /> · {t.outstanding}{' '}
                    <Amount value={each.outstanding} />
                  </span>
                )}
              </p>
              <Lines each={each} />
            </div>
          ))}
        </div>
      </Section>
      <Payments found={found} />
    </>
  )
}

function Cured({ on }: { on: string }) {
  const c = useMessages(caseMessages)
  const language = useLanguage()
  return <Tag color="success">{fill(c.curedOn, { date: formatDate(on, language) })}</Tag>
}

function Lines({ each }: { each: CaseOfPage['loans'][number] }) {
  const c = useMessages(caseMessages)
  const loan = each.loan
  if (!loan || each.curedOn) return null
  const late = loan.instalments.filter((row) => row.dueOn < loan.asOf && !row.settledOn)
  return (
    <SimpleTable
      label={`${c.loans} ${loan.number}`}
      rows={late}
      keyOf={(row) => String(row.n)}
      columns={[
        { title: c.instalment, render: (row) => row.n },
        { title: c.due, render: (row) => <DateText value={row.dueOn} /> },
        { title: c.total, right: true, render: (row) => <Amount value={row.total} /> },
        { title: c.unpaid, right: true, render: (row) => <Amount value={row.unpaid} strong /> },
      ]}
    />
  )
}

function Payments({ found }: { found: CaseOfPage }) {
  const t = useMessages(messages)
  const c = useMessages(caseMessages)
  const code = useCode()
  const rows = found.loans.flatMap(({ loan }) =>
    (loan?.transactions ?? [])
      .filter((one) => MONEY_IN.has(one.type.toLowerCase()) && one.effectiveOn >= found.openedOn)
      .map((one) => ({ ...one, number: loan?.number ?? '' })),
  )
  return (
    <Section title={c.payments}>
      <SimpleTable
        label={c.payments}
        rows={rows}
        keyOf={(row) => row.id}
        empty={c.noPayments}
        columns={[
          { title: c.paidOn, render: (row) => <DateText value={row.effectiveOn} /> },
          { title: c.loan, render: (row) => row.number },
          { title: c.kind, render: (row) => code('TransactionType', row.type) },
          { title: t.amount, right: true, render: (row) => <Amount value={row.amount} /> },
          { title: t.status, render: (row) => (row.reversed ? <Tag>{c.reversed}</Tag> : null) },
        ]}
      />
    </Section>
  )
}
