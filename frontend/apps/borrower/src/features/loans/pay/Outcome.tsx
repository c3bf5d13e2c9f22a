import { fill, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { Button } from '../../../shared/Button'
import { Notice } from '../../../shared/blocks'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { PaidOff } from '../PaidOff'
import { loanPath } from '../paths'
import { Failed } from './Failed'
import type { OwnPayment } from './Payment'
import { OwnLoanPaymentCancelDocument } from './payment.generated'
import { paymentMessages } from './payment-messages'

interface Props {
  readonly loanId: string
  readonly payment: OwnPayment
  readonly onChange: () => void
}

/** What a payment has come to, and what one can do now. */
export function Outcome({ loanId, payment, onChange }: Props) {
  const t = useMessages(paymentMessages)
  const { status, loan } = payment
  switch (status) {
    case 'PAID':
      if (loan?.status === 'CLOSED') return <PaidOff loanId={loanId} closedOn={loan.closedOn} />
      return (
        <>
          <Notice tone="good" title={t.paidTitle} alert>
            {fill(t.paidText, { amount: formatMoney(payment.amount) })}
          </Notice>
          <Button block to={loanPath(loanId)}>
            {t.seeLoan}
          </Button>
        </>
      )
    case 'FAILED':
      return <Failed loanId={loanId} payment={payment} />
    case 'UNKNOWN':
      return (
        <Notice tone="warn" title={t.unknownTitle} alert>
          {t.unknownText}
        </Notice>
      )
    default:
      return (
        <>
          <Notice tone="info" title={t.workingTitle} alert>
            {t.workingText}
          </Notice>
          {status === 'PLANNED' ? <TakeBack id={payment.id} onDone={onChange} /> : null}
        </>
      )
  }
}

/** Only as long as the bank has not got it. */
function TakeBack({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useMessages(paymentMessages)
  const form = useVerbForm(OwnLoanPaymentCancelDocument, {
    initial: {},
    input: () => ({ paymentId: id }),
    onDone,
  })
  return <VerbForm form={form} submit={t.cancel} danger />
}
