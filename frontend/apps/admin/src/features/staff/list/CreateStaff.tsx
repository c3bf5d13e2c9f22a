import { useMessages } from '@xindai/i18n'
import { Alert, Form, Input, Select } from 'antd'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import type { Link } from '../LinkOnce'
import { messages } from '../staff-messages'
import { type RoleName, useRoleNames } from '../useRoleNames'
import { StaffCreateDocument } from './staff.generated'

interface Props {
  readonly roles: readonly RoleName[]
  readonly branches: readonly { readonly id: string; readonly name: string; isActive: boolean }[]
  readonly onClose: () => void
  /** With the link for the password. */
  readonly onDone: (link: Link | null) => void
}

interface Values {
  readonly login: string
  readonly displayName: string
  readonly phone?: string
  readonly branchId: string
  readonly roles: string[]
}

/** A new colleague: the administrator never learns the password. */
export function CreateStaff({ roles, branches, onClose, onDone }: Props) {
  const t = useMessages(messages)
  const { options } = useRoleNames(roles)
  return (
    <VerbDrawer
      title={t.create}
      open
      onClose={onClose}
      document={StaffCreateDocument}
      toInput={({ phone, ...rest }: Values) => ({ ...rest, phone: phone || null })}
      onDone={({ token, expiresAt }) => onDone(token ? { token, expiresAt } : null)}
    >
      <Alert type="info" showIcon title={t.createHint} className="xd-gap" />
      <Form.Item name="login" label={t.login} extra={t.loginHint} rules={[{ required: true }]}>
        <Input maxLength={64} autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item name="displayName" label={t.name} rules={[{ required: true }]}>
        <Input maxLength={64} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t.phone} extra={t.phoneHint}>
        <Input maxLength={11} inputMode="numeric" autoComplete="off" />
      </Form.Item>
      <Form.Item name="branchId" label={t.branch} rules={[{ required: true }]}>
        <Select
          options={branches
            .filter((one) => one.isActive)
            .map(({ id, name }) => ({ value: id, label: name }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item name="roles" label={t.roles} rules={[{ required: true }]}>
        <Select mode="multiple" options={options} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
    </VerbDrawer>
  )
}
