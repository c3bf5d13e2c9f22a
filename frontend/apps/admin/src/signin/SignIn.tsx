import { useMessages } from '@xindai/i18n'
import { useTitle } from '@xindai/ui'
import { Card } from 'antd'
import { LanguageSwitch } from '../shell/LanguageSwitch'
import { SignInForm } from './SignInForm'
import { signInMessages } from './signin-messages'

/** The door. */
export function SignIn({ onDone }: { onDone: () => void }) {
  const t = useMessages(signInMessages)
  useTitle(t.title, t.welcome)
  return (
    <main className="xd-signin">
      <Card>
        <div className="xd-page-head">
          <img src="/admin/icon.svg" alt="" width={32} height={32} />
          <h1>{t.welcome}</h1>
          <div className="xd-actions">
            <LanguageSwitch />
          </div>
        </div>
        <SignInForm onDone={onDone} />
      </Card>
    </main>
  )
}
