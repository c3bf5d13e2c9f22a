import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Form, Input, Select } from 'antd'
import { useNavigate } from 'react-router'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import { CustomerBranchesDocument, CustomerCreateDocument } from './customers.generated'
import { messages } from './messages'

interface Values {
  readonly name: string
  readonly idNumber: string
  readonly phone?: string
  readonly branchId: string
}

/** A customer who sits at the desk. */
export function CreateCustomer({ onClose }: { onClose: () => void }) {
  const t = useMessages(messages)
  const go = useNavigate()
  const { staff } = useSession()
  const { data } = useRead(CustomerBranchesDocument, {}, { policy: 'cache-first' })
  const branches = (data?.branches ?? [])
    .filter((one) => one.isActive)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <VerbDrawer
      title={t.create}
      open
      onClose={onClose}
      document={CustomerCreateDocument}
      initial={{ branchId: staff.branch?.id }}
      toInput={({ phone, ...rest }: Values) => ({ ...rest, phone: phone || null })}
      onDone={({ customer }) => customer && go(`/customers/${encodeURIComponent(customer.id)}`)}
    >
      <Form.Item name="name" label={t.name} rules={[{ required: true }]}>
        <Input maxLength={64} autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item name="idNumber" label={t.idNumber} extra={t.idHint} rules={[{ required: true }]}>
        <Input maxLength={18} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t.phone}>
        <Input maxLength={11} inputMode="numeric" autoComplete="off" />
      </Form.Item>
      <Form.Item name="branchId" label={t.branch} rules={[{ required: true }]}>
        <Select options={branches} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
    </VerbDrawer>
  )
}
