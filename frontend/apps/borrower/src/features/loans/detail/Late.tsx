import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { formatMoney, minor } from '@xindai/money'
import { LinkButton } from '../../../shared/Button'
import { Notice } from '../../../shared/blocks'
import { loanPath } from '../paths'
import { termsOf } from '../terms'
import { detailMessages } from './detail-messages'
import type { LoanOfPage } from './LoanPage'

/** 逾期, in plain words: how much, since when, what it costs, and what to do who cannot pay. */
export function Late({ loan }: { loan: LoanOfPage }) {
  const t = useMessages(detailMessages)
  const language = useLanguage()
  const { graceDays } = termsOf(loan.terms)
  const hasPenalty = minor(loan.penaltyReceivable.amount) > 0n
  const isInGrace = !hasPenalty && loan.daysPastDue > 0 && loan.daysPastDue <= graceDays
  return (
    <Notice
      tone={isInGrace ? 'warn' : 'bad'}
      title={fill(t.lateTitle, { amount: formatMoney(loan.nextPayment?.overdue) })}
    >
      <div className="l-late">
        <p>
          {fill(t.lateText, {
            date: formatDate(loan.oldestUnpaidDueOn, language),
            n: loan.daysPastDue,
          })}{' '}
          {isInGrace ? fill(t.inGrace, { n: graceDays }) : null}
          {hasPenalty ? fill(t.penalty, { amount: formatMoney(loan.penaltyReceivable) }) : null}
        </p>
        <p>{t.hardship}</p>
        <LinkButton to={loanPath(loan.id, '/hardship')}>{t.askHelp}</LinkButton>
      </div>
    </Notice>
  )
}
