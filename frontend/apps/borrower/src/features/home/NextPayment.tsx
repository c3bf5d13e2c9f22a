import { fill, useMessages } from '@xindai/i18n'
import { minor } from '@xindai/money'
import { Amount, DateText } from '@xindai/ui'
import { Button } from '../../shared/Button'
import { BigAmount, Card, Row, Rows, Section, Tag } from '../../shared/blocks'
import type { HomeQuery } from './home.generated'
import { homeMessages } from './home-messages'

type Loan = NonNullable<HomeQuery['me']['customer']>['loans'][number]

/** What is to be paid next of every loan that runs; the most urgent is the card. */
export function NextPayment({ loans }: { loans: readonly Loan[] }) {
  const t = useMessages(homeMessages)
  const [first, ...others] = loans
    .filter((loan) => loan.nextPayment)
    .sort((a, b) => b.daysPastDue - a.daysPastDue || dueOn(a).localeCompare(dueOn(b)))
  if (!first) return null
  return (
    <>
      <Card>
        <div className="x-stack">
          <Urgent loan={first} />
          <Button block to={pathOf(first)}>
            {t.pay}
          </Button>
        </div>
      </Card>
      {others.length > 0 ? (
        <Section title={t.otherPayments}>
          <Rows>
            {others.map((loan) => (
              <Row
                key={loan.id}
                title={<DateText value={dueOn(loan)} />}
                note={loan.number}
                value={<Amount value={loan.nextPayment?.total} strong />}
                to={pathOf(loan)}
              />
            ))}
          </Rows>
        </Section>
      ) : null}
    </>
  )
}

function Urgent({ loan }: { loan: Loan }) {
  const t = useMessages(homeMessages)
  const next = loan.nextPayment
  if (!next) return null
  const isLate = minor(next.overdue.amount) > 0n
  const isMore = minor(next.amount.amount) > 0n
  const instalment = fill(t.instalment, { n: next.n, all: loan.instalmentCount })
  return (
    <>
      <div className="x-between">
        <BigAmount
          label={isLate ? t.latePayment : t.nextPayment}
          value={isLate ? next.overdue : next.amount}
        />
        {loan.daysPastDue > 0 ? (
          <Tag tone="bad">{fill(t.overdue, { n: loan.daysPastDue })}</Tag>
        ) : null}
      </div>
      {isLate && isMore ? (
        <p className="x-muted">
          {t.afterwards} <Amount value={next.amount} />, {t.dueOn} <DateText value={next.dueOn} />
        </p>
      ) : null}
      {isLate ? null : (
        <p className="x-muted">
          {t.dueOn} <DateText value={next.dueOn} /> · {instalment}
        </p>
      )}
    </>
  )
}

function dueOn(loan: Loan): string {
  return loan.nextPayment?.dueOn ?? ''
}

function pathOf(loan: Loan): string {
  return `/loans/${encodeURIComponent(loan.id)}`
}
