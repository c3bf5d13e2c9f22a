import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Navigate } from 'react-router'
import { ConsentDocumentsDocument } from '../../../shared/consents.generated'
import { Page } from '../../../shared/Page'
import { Reading } from '../../../shared/states'
import { LanguageSwitch } from '../../../shell/LanguageSwitch'
import { useSession } from '../../../shell/session'
import { doorMessages } from '../door-messages'
import { SignUpForm } from './SignUpForm'

/** A new account: a phone of his own, a password, and what he agrees to. */
export function Component() {
  const t = useMessages(doorMessages)
  const { me, isEnded } = useSession()
  const read = useRead(ConsentDocumentsDocument, {})
  if (me && !isEnded) return <Navigate to="/" replace />
  return (
    <Page title={t.signUp} back="/sign-in" actions={<LanguageSwitch />}>
      <Reading read={read}>
        {({ consentDocuments }) => <SignUpForm documents={consentDocuments} />}
      </Reading>
    </Page>
  )
}
