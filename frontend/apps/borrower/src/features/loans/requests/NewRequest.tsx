import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { useParams } from 'react-router'
import { Button } from '../../../shared/Button'
import { Page } from '../../../shared/Page'
import { Empty, Reading } from '../../../shared/states'
import { Found } from '../Found'
import { loanPath, requestPath } from '../paths'
import { RequestForm } from './RequestForm'
import { requestMessages } from './request-messages'
import { isOpen } from './request-states'
import { OwnNewRequestScreenDocument, type OwnNewRequestScreenQuery } from './requests.generated'

export type LoanOfRequest = NonNullable<OwnNewRequestScreenQuery['loan']>
export type OwnDocument = NonNullable<
  OwnNewRequestScreenQuery['me']['customer']
>['documents'][number]

/** 提交申请: what would help, why, and the papers for it. */
export function Component() {
  const t = useMessages(requestMessages)
  const { id = '' } = useParams()
  const read = useRead(OwnNewRequestScreenDocument, { id })
  return (
    <Page title={t.newTitle} back={loanPath(id, '/requests')}>
      <Reading read={read}>
        {({ me, loan }) => (
          <Found value={loan}>
            {(found) => {
              const open = found.serviceRequests.find(isOpen)
              if (open) {
                return (
                  <Empty
                    title={t.openTitle}
                    text={t.openText}
                    action={<Button to={requestPath(found.id, open.id)}>{t.see}</Button>}
                  />
                )
              }
              const documents = me.customer?.documents ?? []
              return <RequestForm loan={found} documents={documents} onDocument={read.reload} />
            }}
          </Found>
        )}
      </Reading>
    </Page>
  )
}
