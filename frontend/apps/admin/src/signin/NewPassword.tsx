import { useMessages } from '@xindai/i18n'
import { Form, Input } from 'antd'
import { signInMessages } from './signin-messages'

/** A new password, twice. */
export function NewPassword({ autoFocus }: { autoFocus?: boolean }) {
  const t = useMessages(signInMessages)
  const required = { required: true, message: t.required }
  return (
    <>
      <Form.Item
        name="newPassword"
        label={t.newPassword}
        extra={t.newPasswordHint}
        rules={[required]}
      >
        <Input.Password autoFocus={autoFocus} autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t.repeat}
        dependencies={['newPassword']}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: async (_, value: string) => {
              if (value && value !== getFieldValue('newPassword')) throw new Error(t.different)
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </>
  )
}
