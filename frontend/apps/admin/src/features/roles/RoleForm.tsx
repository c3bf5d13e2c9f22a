import { useMessages } from '@xindai/i18n'
import { Form, Input, Switch } from 'antd'
import { VerbDrawer } from '../../shared/verb/VerbDrawer'
import { PermissionChoice } from './PermissionChoice'
import { RoleChangeDocument, RoleCreateDocument, type RoleListQuery } from './roles.generated'
import { messages } from './roles-messages'

export type Role = RoleListQuery['roles'][number]
export type Permission = RoleListQuery['permissions'][number]

interface Props {
  /** Null: a new one. */
  readonly role: Role | null
  readonly permissions: readonly Permission[]
  readonly onClose: () => void
  readonly onDone: () => void
}

interface Values {
  readonly role: string
  readonly nameZh: string
  readonly nameEn: string
  readonly needsFactor: boolean
  readonly permissions: string[]
}

export function RoleForm({ role, permissions, onClose, onDone }: Props) {
  const t = useMessages(messages)
  const fields = (
    <>
      <Form.Item name="nameZh" label={t.nameZh} rules={[{ required: true }]}>
        <Input maxLength={64} autoFocus />
      </Form.Item>
      <Form.Item name="nameEn" label={t.nameEn} rules={[{ required: true }]}>
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item name="needsFactor" label={t.needsFactor} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="permissions" label={t.permissions}>
        <PermissionChoice permissions={permissions} />
      </Form.Item>
    </>
  )
  if (role === null) {
    return (
      <VerbDrawer
        title={t.create}
        open
        width={720}
        onClose={onClose}
        document={RoleCreateDocument}
        initial={{ needsFactor: false, permissions: [] }}
        toInput={(values: Values) => values}
        onDone={onDone}
      >
        <Form.Item name="role" label={t.code} rules={[{ required: true }]}>
          <Input maxLength={64} />
        </Form.Item>
        {fields}
      </VerbDrawer>
    )
  }
  return (
    <VerbDrawer
      title={`${t.change}: ${role.code}`}
      open
      width={720}
      onClose={onClose}
      document={RoleChangeDocument}
      initial={{ ...role, permissions: [...role.permissions] }}
      toInput={(values: Values) => ({ ...values, role: role.code })}
      onDone={onDone}
    >
      {fields}
    </VerbDrawer>
  )
}
