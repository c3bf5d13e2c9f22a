import { useCode } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { LinkButton } from '../../../shared/Button'
import { Notice } from '../../../shared/blocks'
import { paymentPath, requestPath } from '../paths'
import { detailMessages } from './detail-messages'
import type { LoanOfPage } from './LoanPage'

interface Props {
  readonly loanId: string
  readonly payment: LoanOfPage['payments'][number] | null
  readonly request: LoanOfPage['serviceRequests'][number] | null
}

/** What is on its way: a payment at the bank, a request at the desk. */
export function UnderWay({ loanId, payment, request }: Props) {
  const t = useMessages(detailMessages)
  const code = useCode()
  return (
    <>
      {payment ? (
        <Notice tone="info" title={fill(t.paying, { amount: formatMoney(payment.amount) })}>
          <LinkButton to={paymentPath(loanId, payment.id)}>{t.seePayment}</LinkButton>
        </Notice>
      ) : null}
      {request ? (
        <Notice
          tone="info"
          title={fill(t.requestOpen, {
            kind: code('ServiceRequestKind', request.kind),
            status: code('ServiceRequestStatus', request.status),
          })}
        >
          <LinkButton to={requestPath(loanId, request.id)}>{t.seeRequest}</LinkButton>
        </Notice>
      ) : null}
    </>
  )
}
