import { useMessages } from '@xindai/i18n'
import { minor } from '@xindai/money'
import { Notice } from '../../../shared/blocks'
import { PaidOff } from '../PaidOff'
import { detailMessages } from './detail-messages'
import { Late } from './Late'
import type { LoanOfPage } from './LoanPage'
import { Next } from './Next'

/** How the loan stands today. */
export function Standing({ loan }: { loan: LoanOfPage }) {
  const t = useMessages(detailMessages)
  switch (loan.status) {
    case 'PENDING':
      return (
        <Notice tone="info" title={t.pendingTitle}>
          {t.pendingText}
        </Notice>
      )
    case 'CLOSED':
      return <PaidOff loanId={loan.id} closedOn={loan.closedOn} />
    case 'WRITTEN_OFF':
      return (
        <Notice tone="warn" title={t.writtenOffTitle}>
          {t.writtenOffText}
        </Notice>
      )
    case 'ACTIVE': {
      const isLate = loan.nextPayment !== null && minor(loan.nextPayment.overdue.amount) > 0n
      return (
        <>
          {isLate ? <Late loan={loan} /> : null}
          <Next loan={loan} isLate={isLate} />
        </>
      )
    }
  }
}
