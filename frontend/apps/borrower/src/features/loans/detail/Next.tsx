import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { minor } from '@xindai/money'
import { Amount } from '@xindai/ui'
import { Button } from '../../../shared/Button'
import { BigAmount, Card } from '../../../shared/blocks'
import { loanPath } from '../paths'
import { Credit } from '../pay/Credit'
import { detailMessages } from './detail-messages'
import type { LoanOfPage } from './LoanPage'

/** What is to be paid next, large; what is late goes first. */
export function Next({ loan, isLate }: { loan: LoanOfPage; isLate: boolean }) {
  const t = useMessages(detailMessages)
  const language = useLanguage()
  const next = loan.nextPayment
  const settled = loan.instalments.filter((row) => row.settledOn !== null).length
  const all = loan.instalments.length
  const progress = fill(t.progress, { n: settled, all })
  if (!next) return null
  const date = formatDate(next.dueOn, language)
  return (
    <Card>
      <div className="x-stack">
        <div>
          <BigAmount
            label={isLate ? t.lateAmount : t.next}
            value={isLate ? next.overdue : next.amount}
          />
          {isLate && minor(next.amount.amount) > 0n ? (
            <p className="x-muted">
              {fill(t.thenNext, { date })} <Amount value={next.amount} />
            </p>
          ) : null}
          {isLate ? null : (
            <p className="x-muted">
              {fill(t.dueOn, { date })} · {fill(t.instalment, { n: next.n, all })}
            </p>
          )}
        </div>
        <Credit value={loan.credit} />
        <Button block to={loanPath(loan.id, '/pay')}>
          {t.pay}
        </Button>
        <Button block kind="plain" to={loanPath(loan.id, '/payoff')}>
          {t.payOff}
        </Button>
        <div className="x-tight">
          <progress className="l-progress" max={all} value={settled} aria-label={progress} />
          <div className="x-between x-small x-muted">
            <span>{progress}</span>
            <span>
              {t.left} <Amount value={loan.outstanding} />
            </span>
          </div>
        </div>
      </div>
    </Card>
  )
}
