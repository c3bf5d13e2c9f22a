import { useMessages } from '@xindai/i18n'
import { Alert } from 'antd'
import { useState } from 'react'
import { Door } from './Door'
import { Forgot } from './Forgot'
import { SignInForm } from './SignInForm'
import { signInMessages } from './signin-messages'

/** The door. */
export function SignIn({ onDone }: { onDone: () => void }) {
  const t = useMessages(signInMessages)
  const [forgot, setForgot] = useState(false)
  const [isSet, setIsSet] = useState(false)
  if (forgot) {
    return (
      <Door title={t.forgotTitle}>
        <Forgot
          onBack={(done) => {
            setIsSet(done)
            setForgot(false)
          }}
        />
      </Door>
    )
  }
  return (
    <Door title={t.title}>
      {isSet ? <Alert type="success" showIcon title={t.passwordSet} className="xd-gap" /> : null}
      <SignInForm onDone={onDone} onForgot={() => setForgot(true)} />
    </Door>
  )
}
