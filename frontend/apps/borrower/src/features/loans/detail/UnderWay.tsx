import { useCode } from '@xindai/graphql'
import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { LinkButton } from '../../../shared/Button'
import { Notice } from '../../../shared/blocks'
import { disputePath, paymentPath, requestPath } from '../paths'
import { detailMessages } from './detail-messages'
import type { LoanOfPage } from './LoanPage'

interface Props {
  readonly loanId: string
  readonly payment: LoanOfPage['payments'][number] | null
  readonly request: LoanOfPage['serviceRequests'][number] | null
  readonly dispute: LoanOfPage['disputes'][number] | null
}

/** What is on its way: a payment at the bank, a request at the desk, a dispute. */
export function UnderWay({ loanId, payment, request, dispute }: Props) {
  const t = useMessages(detailMessages)
  const code = useCode()
  const language = useLanguage()
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
      {dispute ? (
        <Notice
          tone="info"
          title={fill(t.disputeOpen, { date: formatDate(dispute.answerDueOn, language) })}
        >
          <LinkButton to={disputePath(loanId, dispute.id)}>{t.seeDispute}</LinkButton>
        </Notice>
      ) : null}
    </>
  )
}
