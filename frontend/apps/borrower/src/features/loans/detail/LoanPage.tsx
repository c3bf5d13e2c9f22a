import { useRead } from '@xindai/graphql'
import { useLanguage, useMessages } from '@xindai/i18n'
import { useParams } from 'react-router'
import { Page } from '../../../shared/Page'
import { Reading } from '../../../shared/states'
import { Found } from '../Found'
import '../loans.css'
import { loansMessages } from '../loans-messages'
import { useFresh, useLoanNews, usePaymentNews, useRequestNews } from '../news'
import { About } from './About'
import { OwnLoanPageDocument, type OwnLoanPageQuery } from './loan-page.generated'
import { Standing } from './Standing'
import { UnderWay } from './UnderWay'

export type LoanOfPage = NonNullable<OwnLoanPageQuery['loan']>

/** 借据: how it stands, what to pay next, and everything one can see and ask about it. */
export function Component() {
  const t = useMessages(loansMessages)
  const language = useLanguage()
  const { id = '' } = useParams()
  const read = useRead(OwnLoanPageDocument, { id })
  const loan = read.data?.loan
  const payment = loan?.payments.find(isOnItsWay) ?? null
  const request = loan?.serviceRequests.find(isOpen) ?? null
  const dispute = loan?.disputes.find(({ status }) => status === 'OPEN') ?? null
  useLoanNews(id, read.reload)
  usePaymentNews(payment, read.reload)
  useRequestNews(request?.id, read.reload)
  useFresh(read.reload)
  const name = language === 'zh' ? loan?.product?.nameZh : loan?.product?.nameEn
  return (
    <Page title={name ?? t.loan} back="/loans">
      <Reading read={read}>
        {(data) => (
          <Found value={data.loan}>
            {(found) => (
              <>
                <UnderWay loanId={found.id} payment={payment} request={request} dispute={dispute} />
                <Standing loan={found} />
                <About loan={found} />
              </>
            )}
          </Found>
        )}
      </Reading>
    </Page>
  )
}

function isOnItsWay({ status }: LoanOfPage['payments'][number]): boolean {
  return status === 'PLANNED' || status === 'PAYING' || status === 'UNKNOWN'
}

function isOpen({ status }: LoanOfPage['serviceRequests'][number]): boolean {
  return status === 'SUBMITTED' || status === 'UNDER_REVIEW'
}
