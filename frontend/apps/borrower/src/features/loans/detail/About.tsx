import { fill, useMessages } from '@xindai/i18n'
import { formatRate, minor } from '@xindai/money'
import { Amount, DateText } from '@xindai/ui'
import type { ReactNode } from 'react'
import { Card, Facts, Row, Rows, Section } from '../../../shared/blocks'
import { loanPath } from '../paths'
import { detailMessages } from './detail-messages'
import type { LoanOfPage } from './LoanPage'

/** The ways to everything else about the loan, and its facts. */
export function About({ loan }: { loan: LoanOfPage }) {
  const t = useMessages(detailMessages)
  const at = (rest: string) => loanPath(loan.id, rest)
  const facts: [string, ReactNode][] = [
    [t.number, loan.number],
    [t.principal, <Amount key="principal" value={loan.principal} />],
    [t.disbursedOn, <DateText key="disbursed" value={loan.disbursedOn} />],
    [t.maturityOn, <DateText key="maturity" value={loan.maturityOn} />],
    [t.interestPaid, <Amount key="interest" value={loan.interestPaid} />],
  ]
  if (minor(loan.credit.amount) > 0n) {
    facts.push([t.credit, <Amount key="credit" value={loan.credit} />])
  }
  return (
    <>
      <Section title={t.more}>
        <Rows>
          <Row title={t.schedule} note={t.scheduleNote} to={at('/schedule')} />
          <Row title={t.history} note={t.historyNote} to={at('/history')} />
          <Row
            title={t.cost}
            note={fill(t.costNote, { rate: formatRate(loan.annualRate) })}
            to={at('/cost')}
          />
        </Rows>
      </Section>
      <Section title={t.services}>
        <Rows>
          {loan.status === 'ACTIVE' ? (
            <>
              <Row title={t.debit} note={t.debitNote} to={at('/debit')} />
              <Row title={t.relief} note={t.reliefNote} to={at('/hardship')} />
              <Row title={t.requests} note={t.requestsNote} to={at('/requests')} />
            </>
          ) : null}
          {loan.status === 'ACTIVE' || loan.disputes.length > 0 ? (
            <Row title={t.dispute} note={t.disputeNote} to={at('/disputes')} />
          ) : null}
          <Row title={t.papers} note={t.papersNote} to={at('/papers')} />
          {loan.contract ? (
            <Row
              title={t.contract}
              note={loan.contract.number}
              to={`/contracts/${encodeURIComponent(loan.contract.id)}`}
            />
          ) : null}
        </Rows>
      </Section>
      <Section title={t.facts}>
        <Card>
          <Facts items={facts} />
        </Card>
      </Section>
    </>
  )
}
