import { fill, useMessages } from '@xindai/i18n'
import { LinkButton } from '../shared/Button'
import { Sheet } from '../shared/Sheet'
import { leave, useMe } from '../shell/session'
import { SignInForm } from './SignInForm'
import { signInMessages } from './signin-messages'

/** Over the page of somebody whose session ran out: what he has written stays. */
export function SignInAgain() {
  const t = useMessages(signInMessages)
  const { account } = useMe()
  return (
    <Sheet title={t.expiredTitle}>
      <p>{fill(t.expiredText, { phone: account.phone })}</p>
      <SignInForm />
      <LinkButton onPress={() => void leave()}>{t.otherAccount}</LinkButton>
    </Sheet>
  )
}
