import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { useParams } from 'react-router'
import { Button } from '../../../shared/Button'
import { Page } from '../../../shared/Page'
import { Empty, Reading } from '../../../shared/states'
import { Found } from '../Found'
import { disputePath, loanPath } from '../paths'
import { DisputeForm } from './DisputeForm'
import { disputeMessages } from './dispute-messages'
import { isOpen } from './dispute-states'
import { OwnNewDisputeScreenDocument, type OwnNewDisputeScreenQuery } from './disputes.generated'

export type LoanOfDispute = NonNullable<OwnNewDisputeScreenQuery['loan']>

/** 提出异议: what is wrong, how much of it, and the papers for it. */
export function Component() {
  const t = useMessages(disputeMessages)
  const { id = '' } = useParams()
  const read = useRead(OwnNewDisputeScreenDocument, { id })
  return (
    <Page title={t.newTitle} back={loanPath(id, '/disputes')}>
      <Reading read={read}>
        {({ me, loan }) => (
          <Found value={loan}>
            {(found) => {
              const open = found.disputes.find(isOpen)
              if (open) {
                return (
                  <Empty
                    title={t.openTitle}
                    text={t.openText}
                    action={<Button to={disputePath(found.id, open.id)}>{t.see}</Button>}
                  />
                )
              }
              const documents = me.customer?.documents ?? []
              return <DisputeForm loan={found} documents={documents} onDocument={read.reload} />
            }}
          </Found>
        )}
      </Reading>
    </Page>
  )
}
