import { useMessages } from '@xindai/i18n'
import { Alert, Button, Form } from 'antd'
import { useState } from 'react'
import { useMutation } from 'urql'
import { answerOf } from './answer'
import { Door } from './Door'
import { NewPassword } from './NewPassword'
import { ResetByLinkDocument } from './reset.generated'
import { signInMessages } from './signin-messages'

const PATH = '/admin/set-password'

/** The token of a link that an administrator has handed over; behind a # it reaches no log. */
export function linkToken(): string | null {
  return location.pathname === PATH ? location.hash.slice(1) || null : null
}

/** A new colleague, or one who has lost everything, sets his password once. */
export function SetPassword({ token }: { token: string }) {
  const t = useMessages(signInMessages)
  const [state, setState] = useState<{ error: string | null; isSet: boolean }>({
    error: null,
    isSet: false,
  })
  const [{ fetching }, set] = useMutation(ResetByLinkDocument)
  const leave = () => location.assign('/admin/')
  const finish = async ({ newPassword }: { newPassword: string }) => {
    const result = await set({ input: { token, newPassword } })
    const error = answerOf(result, result.data?.staffPasswordSet, t.unreachable)
    setState({ error, isSet: error === null })
  }
  return (
    <Door title={t.linkTitle}>
      <h2>{t.linkTitle}</h2>
      {state.isSet ? (
        <>
          <Alert type="success" showIcon title={t.passwordSet} role="status" className="xd-gap" />
          <Button type="primary" block onClick={leave}>
            {t.toSignIn}
          </Button>
        </>
      ) : (
        <Form layout="vertical" requiredMark={false} onFinish={finish}>
          <p className="xd-muted">{t.linkText}</p>
          {state.error ? (
            <Alert type="error" showIcon title={state.error} role="alert" className="xd-gap" />
          ) : null}
          <NewPassword autoFocus />
          <Button type="primary" htmlType="submit" block loading={fetching}>
            {t.setPassword}
          </Button>
          <Button type="link" block onClick={leave}>
            {t.toSignIn}
          </Button>
        </Form>
      )}
    </Door>
  )
}
