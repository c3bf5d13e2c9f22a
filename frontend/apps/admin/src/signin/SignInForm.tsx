import { KeyOutlined } from '@ant-design/icons'
import { useMessages } from '@xindai/i18n'
import { Alert, Button, Form, Input } from 'antd'
import { SecondStep } from './SecondStep'
import { signInMessages } from './signin-messages'
import { useSignIn } from './useSignIn'

interface Props {
  /** Who signs in again; open when anybody may. */
  readonly login?: string
  readonly onDone: () => void
  readonly onForgot?: () => void
}

export function SignInForm({ login, onDone, onForgot }: Props) {
  const t = useMessages(signInMessages)
  const signIn = useSignIn(onDone)
  if (signIn.second) return <SecondStep signIn={signIn} methods={signIn.second.methods} />
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={{ login }}
      onFinish={(values: { login: string; password: string }) =>
        signIn.withPassword(values.login.trim(), values.password)
      }
    >
      {signIn.error ? <Alert type="error" showIcon title={signIn.error} role="alert" /> : null}
      <Form.Item name="login" label={t.login} rules={[{ required: true, message: t.required }]}>
        <Input
          autoComplete="username"
          autoFocus={!login}
          readOnly={login !== undefined}
          maxLength={64}
        />
      </Form.Item>
      <Form.Item
        name="password"
        label={t.password}
        rules={[{ required: true, message: t.required }]}
      >
        <Input.Password
          autoComplete="current-password"
          autoFocus={login !== undefined}
          maxLength={200}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.busy}>
        {t.signIn}
      </Button>
      {'PublicKeyCredential' in window ? (
        <Button type="link" block icon={<KeyOutlined />} onClick={signIn.withPasskey}>
          {t.passkey}
        </Button>
      ) : null}
      {onForgot ? (
        <Button type="link" block onClick={onForgot}>
          {t.forgot}
        </Button>
      ) : null}
    </Form>
  )
}
