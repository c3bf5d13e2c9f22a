import { useMessages } from '@xindai/i18n'
import { Alert, Button, Form, Input, Space } from 'antd'
import { useState } from 'react'
import { signInMessages } from './signin-messages'
import type { useSignIn } from './useSignIn'

interface Props {
  readonly signIn: ReturnType<typeof useSignIn>
  readonly methods: readonly string[]
}

/** The factor after the password: six digits, a recovery code or a passkey. */
export function SecondStep({ signIn, methods }: Props) {
  const t = useMessages(signInMessages)
  const [byRecovery, setByRecovery] = useState(!methods.includes('totp'))
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={({ code }: { code: string }) =>
        signIn.withFactor(byRecovery ? { recoveryCode: code.trim() } : { totp: code.trim() })
      }
    >
      <h2>{t.secondTitle}</h2>
      {signIn.error ? <Alert type="error" showIcon title={signIn.error} role="alert" /> : null}
      <Form.Item
        name="code"
        label={byRecovery ? t.recovery : t.totp}
        rules={[{ required: true, message: t.required }]}
      >
        <Input
          autoFocus
          autoComplete="one-time-code"
          inputMode={byRecovery ? 'text' : 'numeric'}
          maxLength={40}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.busy}>
        {t.verify}
      </Button>
      <Space wrap>
        {methods.includes('totp') ? (
          <Button type="link" onClick={() => setByRecovery(!byRecovery)}>
            {byRecovery ? t.useTotp : t.useRecovery}
          </Button>
        ) : null}
        {methods.includes('passkey') ? (
          <Button type="link" onClick={signIn.withSecondPasskey}>
            {t.usePasskey}
          </Button>
        ) : null}
        <Button type="link" onClick={signIn.back}>
          {t.back}
        </Button>
      </Space>
    </Form>
  )
}
