import { type Refused, useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Alert, App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { Section } from '../../shared/Section'
import { sharedMessages } from '../../shared/shared-messages'
import { showRefusals } from '../../shared/verb/VerbDrawer'
import { NewPassword } from '../../signin/NewPassword'
import { AccountPasswordChangeDocument } from './account.generated'
import { messages } from './account-messages'

interface Values {
  readonly oldPassword: string
  readonly newPassword: string
}

/** A new password; the present one proves that it is him. */
export function PasswordTab({ onChanged }: { onChanged: () => void }) {
  const t = useMessages(messages)
  const { required } = useMessages(sharedMessages)
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const [problems, setProblems] = useState<readonly Refused[]>([])
  const { send, busy } = useVerb(AccountPasswordChangeDocument)
  const finish = async ({ oldPassword, newPassword }: Values) => {
    const outcome = await send({ oldPassword, newPassword })
    if (outcome.kind === 'refused') {
      setProblems(showRefusals(form, outcome.errors))
      return
    }
    setProblems([])
    form.resetFields()
    message.success(t.changed)
    onChanged()
  }
  return (
    <Section title={t.password}>
      <p className="xd-muted">{t.passwordText}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={finish}
        className="xd-account-form"
      >
        {problems.map((one) => (
          <Alert
            key={one.code}
            type="error"
            showIcon
            role="alert"
            title={one.message}
            className="xd-gap"
          />
        ))}
        <Form.Item
          name="oldPassword"
          label={t.oldPassword}
          rules={[{ required: true, message: required }]}
        >
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <NewPassword />
        <Button type="primary" htmlType="submit" loading={busy}>
          {t.change}
        </Button>
      </Form>
    </Section>
  )
}
