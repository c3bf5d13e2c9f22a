import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Navigate, useParams } from 'react-router'
import { Page } from '../../../shared/Page'
import { Empty, Reading } from '../../../shared/states'
import { applyMessages } from '../apply-messages'
import { ApplyDraftDocument } from './draft.generated'
import { resumeAt } from './steps'

/** Leads to the step where one goes on. */
export function Component() {
  const t = useMessages(applyMessages)
  const { id = '' } = useParams()
  const read = useRead(ApplyDraftDocument, { id }, { policy: 'network-only' })
  return (
    <Page title={t.title} back="/applications">
      <Reading read={read}>
        {({ application, me }) =>
          application ? (
            <Navigate
              to={`/apply/${encodeURIComponent(id)}/${resumeAt(application, me.customer)}`}
              replace
            />
          ) : (
            <Empty />
          )
        }
      </Reading>
    </Page>
  )
}
