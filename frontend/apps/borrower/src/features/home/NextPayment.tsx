import { fill, useMessages } from '@xindai/i18n'
import { minor } from '@xindai/money'
import { Amount, DateText } from '@xindai/ui'
import { Button } from '../../shared/Button'
import { BigAmount, Card, Row, Rows, Section, Tag } from '../../shared/blocks'
import type { HomeQuery } from './home.generated'
import { homeMessages } from './home-messages'

type Loan = NonNullable<HomeQuery['me']['customer']>['loans'][number]

/** The instalment that is to be paid next, of every loan that runs; the earliest is the card. */
export function NextPayment({ loans }: { loans: readonly Loan[] }) {
  const t = useMessages(homeMessages)
  const due = loans
    .filter((loan) => loan.status === 'ACTIVE')
    .flatMap((loan) => {
      const next = loan.instalments.find((one) => minor(one.unpaid.amount) > 0n)
      return next ? [{ loan, next }] : []
    })
    .sort((a, b) => a.next.dueOn.localeCompare(b.next.dueOn))
  const [first, ...others] = due
  if (!first) return null
  return (
    <>
      <Card>
        <div className="x-stack">
          <div className="x-between">
            <BigAmount
              label={first.loan.daysPastDue > 0 ? t.latePayment : t.nextPayment}
              value={first.next.unpaid}
            />
            {first.loan.daysPastDue > 0 ? (
              <Tag tone="bad">{fill(t.overdue, { n: first.loan.daysPastDue })}</Tag>
            ) : null}
          </div>
          <p className="x-muted">
            {t.dueOn} <DateText value={first.next.dueOn} /> ·{' '}
            {fill(t.instalment, { n: first.next.n, all: first.loan.instalments.length })}
          </p>
          <Button block to={pathOf(first.loan)}>
            {t.pay}
          </Button>
        </div>
      </Card>
      {others.length > 0 ? (
        <Section title={t.otherPayments}>
          <Rows>
            {others.map(({ loan, next }) => (
              <Row
                key={loan.id}
                title={<DateText value={next.dueOn} />}
                note={loan.number}
                value={<Amount value={next.unpaid} strong />}
                to={pathOf(loan)}
              />
            ))}
          </Rows>
        </Section>
      ) : null}
    </>
  )
}

function pathOf(loan: Loan): string {
  return `/loans/${encodeURIComponent(loan.id)}`
}
