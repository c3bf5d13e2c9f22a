import { fill, useMessages } from '@xindai/i18n'
import { Amount, DateText, Named } from '@xindai/ui'
import { Button, LinkButton } from '../../../shared/Button'
import { BigAmount, Card, Facts, Tag } from '../../../shared/blocks'
import { loanPath } from '../paths'
import { listMessages } from './list-messages'
import type { OwnLoansQuery } from './loans.generated'

export type LoanOfList = OwnLoansQuery['me']['loans'][number]

/** A loan that runs: what is to be paid next, and the way to do so. */
export function OpenLoan({ loan }: { loan: LoanOfList }) {
  const t = useMessages(listMessages)
  const next = loan.nextPayment
  const isLate = loan.daysPastDue > 0
  return (
    <Card>
      <div className="x-stack">
        <div className="x-between">
          <div>
            <strong>
              <Named value={loan.product} />
            </strong>
            <div className="x-muted x-small">{loan.number}</div>
          </div>
          <LinkButton to={loanPath(loan.id)}>{t.see}</LinkButton>
        </div>
        {next ? (
          <>
            <div className="x-between">
              <BigAmount
                label={isLate ? t.late : t.due}
                value={isLate ? next.overdue : next.total}
              />
              {isLate ? <Tag tone="bad">{fill(t.overdue, { n: loan.daysPastDue })}</Tag> : null}
            </div>
            <Facts
              items={[
                [isLate ? t.nextDueOn : t.dueOn, <DateText key="due" value={next.dueOn} />],
                [t.left, <Amount key="left" value={loan.outstanding} />],
              ]}
            />
            <Button block to={loanPath(loan.id, '/pay')}>
              {t.pay}
            </Button>
          </>
        ) : (
          <p className="x-muted">{t.pending}</p>
        )}
      </div>
    </Card>
  )
}
