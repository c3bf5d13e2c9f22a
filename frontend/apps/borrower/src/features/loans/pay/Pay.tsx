import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { useParams } from 'react-router'
import { Page } from '../../../shared/Page'
import { Reading } from '../../../shared/states'
import { Found } from '../Found'
import { useFresh, useLoanNews } from '../news'
import { loanPath } from '../paths'
import { MayPay } from './MayPay'
import { PayForm } from './PayForm'
import { OwnPayScreenDocument, type OwnPayScreenQuery } from './pay.generated'
import { payMessages } from './pay-messages'

export type LoanToPay = NonNullable<OwnPayScreenQuery['loan']>

/** 还款: how much and from which card; what it pays for is shown before anything is taken. */
export function Component() {
  const t = useMessages(payMessages)
  const { id = '' } = useParams()
  const read = useRead(OwnPayScreenDocument, { id })
  useLoanNews(id, read.reload)
  useFresh(read.reload)
  return (
    <Page title={t.title} back={loanPath(id)}>
      <Reading read={read}>
        {({ me, loan }) => (
          <Found value={loan}>
            {(found) => (
              <MayPay loan={found} cards={me.customer?.bankCards ?? []} onNews={read.reload}>
                {(cards) => <PayForm loan={found} cards={cards} />}
              </MayPay>
            )}
          </Found>
        )}
      </Reading>
    </Page>
  )
}
