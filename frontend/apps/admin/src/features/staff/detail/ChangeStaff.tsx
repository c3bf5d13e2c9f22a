import { useMessages } from '@xindai/i18n'
import { Form, Input, Select } from 'antd'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { messages } from '../staff-messages'
import { useRoleNames } from '../useRoleNames'
import {
  StaffChangeDocument,
  type StaffFieldsFragment,
  type StaffPageQuery,
} from './staff-page.generated'

interface Props {
  readonly staff: StaffFieldsFragment
  readonly data: StaffPageQuery
  readonly onClose: () => void
  readonly onDone: () => void
}

interface Values {
  readonly displayName: string
  readonly phone?: string
  readonly branchId: string
  readonly roles: string[]
}

/** Only what is changed is sent: the telephone is shown masked, so an empty field keeps it. */
export function ChangeStaff({ staff, data, onClose, onDone }: Props) {
  const t = useMessages(messages)
  const { options } = useRoleNames(data.roles)
  const branches = data.branches
    .filter((one) => one.isActive || one.id === staff.branch?.id)
    .map(({ id, name }) => ({ value: id, label: name }))
  const roleOptions = [
    ...options,
    ...staff.roles
      .filter((code) => !options.some(({ value }) => value === code))
      .map((code) => ({ value: code, label: code })),
  ]
  return (
    <VerbDrawer
      title={t.change}
      open
      onClose={onClose}
      document={StaffChangeDocument}
      initial={{
        displayName: staff.displayName,
        branchId: staff.branch?.id,
        roles: [...staff.roles],
      }}
      toInput={(values: Values) => ({
        staffId: staff.id,
        displayName: values.displayName === staff.displayName ? null : values.displayName,
        phone: values.phone || null,
        branchId: values.branchId === staff.branch?.id ? null : values.branchId,
        roles: sameCodes(values.roles, staff.roles) ? null : values.roles,
      })}
      onDone={onDone}
    >
      <Form.Item name="displayName" label={t.name} rules={[{ required: true }]}>
        <Input maxLength={64} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t.phone} extra={t.phoneKept}>
        <Input
          maxLength={11}
          inputMode="numeric"
          autoComplete="off"
          placeholder={staff.phone ?? undefined}
        />
      </Form.Item>
      <Form.Item name="branchId" label={t.branch} rules={[{ required: true }]}>
        <Select options={branches} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="roles" label={t.roles} rules={[{ required: true }]}>
        <Select mode="multiple" options={roleOptions} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
    </VerbDrawer>
  )
}

function sameCodes(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one))
}
