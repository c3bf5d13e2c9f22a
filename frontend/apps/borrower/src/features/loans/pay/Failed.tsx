import { fill, useMessages } from '@xindai/i18n'
import { Button } from '../../../shared/Button'
import { Notice } from '../../../shared/blocks'
import { loanPath } from '../paths'
import type { OwnPayment } from './Payment'
import { adviceMessages, paymentMessages } from './payment-messages'

type Advice = keyof typeof adviceMessages

/** Why nothing was taken, and what to do about it. */
export function Failed({ loanId, payment }: { loanId: string; payment: OwnPayment }) {
  const t = useMessages(paymentMessages)
  const advice = useMessages(adviceMessages)
  const code = payment.failureCode ?? 'other'
  const isTakenBack = code === 'CANCELLED'
  const known = code in advice ? (code as Advice) : 'other'
  return (
    <>
      {isTakenBack ? (
        <Notice tone="info" title={t.cancelled} alert>
          {t.failedText}
        </Notice>
      ) : (
        <Notice tone="bad" title={t.failedTitle} alert>
          <p>
            {payment.failureReason ? fill(t.reason, { reason: payment.failureReason }) : null}{' '}
            {t.failedText}
          </p>
          <p>{advice[known]}</p>
        </Notice>
      )}
      <Button block to={loanPath(loanId, payment.isPayoff ? '/payoff' : '/pay')}>
        {t.again}
      </Button>
      <Button block kind="plain" to="/me/cards">
        {t.cards}
      </Button>
    </>
  )
}
