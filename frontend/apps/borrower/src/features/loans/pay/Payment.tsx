import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { useParams } from 'react-router'
import { Page } from '../../../shared/Page'
import { Reading } from '../../../shared/states'
import { Found } from '../Found'
import { useFresh, usePaymentNews } from '../news'
import { loanPath } from '../paths'
import { Outcome } from './Outcome'
import { PaymentFacts } from './PaymentFacts'
import { OwnLoanPaymentDocument, type OwnLoanPaymentQuery } from './payment.generated'
import { paymentMessages } from './payment-messages'

export type OwnPayment = NonNullable<OwnLoanPaymentQuery['loanPayment']>

/** 还款结果: how far a payment is, as it happens, and what became of it. */
export function Component() {
  const t = useMessages(paymentMessages)
  const { id = '', payment = '' } = useParams()
  const read = useRead(OwnLoanPaymentDocument, { id: payment })
  usePaymentNews(read.data?.loanPayment, read.reload)
  useFresh(read.reload)
  return (
    <Page title={t.title} back={loanPath(id)}>
      <Reading read={read}>
        {(data) => (
          <Found value={data.loanPayment}>
            {(found) => (
              <>
                <Outcome loanId={id} payment={found} onChange={read.reload} />
                <PaymentFacts payment={found} />
              </>
            )}
          </Found>
        )}
      </Reading>
    </Page>
  )
}
