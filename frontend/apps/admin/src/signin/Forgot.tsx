import { useMessages } from '@xindai/i18n'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useMutation } from 'urql'
import { answerOf } from './answer'
import { NewPassword } from './NewPassword'
import { ResetByCodeDocument, ResetRequestDocument } from './reset.generated'
import { signInMessages } from './signin-messages'

interface Values {
  readonly login: string
  readonly code?: string
  readonly newPassword?: string
}

/** A code to the telephone of a login, and a new password with it. */
export function Forgot({ onBack }: { onBack: (isDone: boolean) => void }) {
  const t = useMessages(signInMessages)
  const [isSent, setIsSent] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [{ fetching: asking }, ask] = useMutation(ResetRequestDocument)
  const [{ fetching: setting }, reset] = useMutation(ResetByCodeDocument)
  const required = { required: true, message: t.required }

  const finish = async ({ login, code = '', newPassword = '' }: Values) => {
    setError(null)
    if (!isSent) {
      const result = await ask({ login: login.trim() })
      const refused = answerOf(result, result.data?.staffPasswordResetRequest, t.unreachable)
      setError(refused)
      setIsSent(refused === null)
      return
    }
    const input = { login: login.trim(), code: code.trim(), newPassword }
    const result = await reset({ input })
    const refused = answerOf(result, result.data?.staffPasswordReset, t.unreachable)
    setError(refused)
    if (refused === null) onBack(true)
  }
  return (
    <Form layout="vertical" requiredMark={false} onFinish={finish}>
      <h2>{t.forgotTitle}</h2>
      <p className="xd-muted">{t.forgotText}</p>
      {error ? (
        <Alert type="error" showIcon title={error} role="alert" className="xd-gap" />
      ) : isSent ? (
        <Alert type="info" showIcon title={t.codeSent} role="status" className="xd-gap" />
      ) : null}
      <Form.Item name="login" label={t.login} rules={[required]}>
        <Input autoFocus autoComplete="username" maxLength={64} readOnly={isSent} />
      </Form.Item>
      {isSent ? (
        <>
          <Form.Item name="code" label={t.code} rules={[required]}>
            <Input autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={10} />
          </Form.Item>
          <NewPassword />
        </>
      ) : null}
      <Button type="primary" htmlType="submit" block loading={asking || setting}>
        {isSent ? t.setPassword : t.sendCode}
      </Button>
      <Button type="link" block onClick={() => onBack(false)}>
        {t.toSignIn}
      </Button>
    </Form>
  )
}
