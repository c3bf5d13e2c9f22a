import { useMessages } from '@xindai/i18n'
import { Form, Input } from 'antd'
import { sharedMessages } from '../../../shared/shared-messages'
import { messages } from '../messages'

/** Where a merchant's money goes. */
export function AccountItems() {
  const t = useMessages(messages)
  const rules = [{ required: true, message: useMessages(sharedMessages).required }]
  return (
    <>
      <Form.Item name="accountName" label={t.accountName} rules={rules}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="accountNumber" label={t.accountNumber} rules={rules}>
        <Input maxLength={32} inputMode="numeric" autoComplete="off" />
      </Form.Item>
      <Form.Item name="bank" label={t.bank} rules={rules}>
        <Input maxLength={100} />
      </Form.Item>
    </>
  )
}
