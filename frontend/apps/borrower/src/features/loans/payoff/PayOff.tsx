import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { useParams } from 'react-router'
import { Page } from '../../../shared/Page'
import { Reading } from '../../../shared/states'
import { Found } from '../Found'
import { useFresh, useLoanNews } from '../news'
import { loanPath } from '../paths'
import { MayPay } from '../pay/MayPay'
import { OwnPayOffScreenDocument } from './payoff.generated'
import { payoffMessages } from './payoff-messages'
import { Quoted } from './Quoted'

/** 提前结清: whether the loan can be paid off now, then what it takes. */
export function Component() {
  const t = useMessages(payoffMessages)
  const { id = '' } = useParams()
  const read = useRead(OwnPayOffScreenDocument, { id })
  useLoanNews(id, read.reload)
  useFresh(read.reload)
  return (
    <Page title={t.title} back={loanPath(id)}>
      <Reading read={read}>
        {({ me, loan }) => (
          <Found value={loan}>
            {(found) => (
              <MayPay loan={found} cards={me.customer?.bankCards ?? []} onNews={read.reload}>
                {(cards) => <Quoted loanId={found.id} cards={cards} />}
              </MayPay>
            )}
          </Found>
        )}
      </Reading>
    </Page>
  )
}
