import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Named } from '@xindai/ui'
import { Button, Popconfirm, Space, Table, Tag } from 'antd'
import { useState } from 'react'
import { Page } from '../../shared/Page'
import { Ready } from '../../shared/Ready'
import { Section } from '../../shared/Section'
import { useAct } from '../../shared/verb/useAct'
import { useSession } from '../../shell/session'
import { type Role, RoleForm } from './RoleForm'
import { RoleDeleteDocument, RoleListDocument } from './roles.generated'
import { messages } from './roles-messages'

/** What each role may do. */
export function Component() {
  const t = useMessages(messages)
  const { can } = useSession()
  const [shown, setShown] = useState<Role | 'new' | null>(null)
  const read = useRead(RoleListDocument, {})
  return (
    <Page
      title={t.title}
      sub={t.sub}
      actions={
        can('identity.role_change') ? (
          <Button type="primary" onClick={() => setShown('new')}>
            {t.create}
          </Button>
        ) : null
      }
    >
      <Section>
        <Ready read={read}>
          {(data) => <RoleTable roles={data.roles} onShow={setShown} onChanged={read.reload} />}
        </Ready>
      </Section>
      {shown ? (
        <RoleForm
          role={shown === 'new' ? null : shown}
          permissions={read.data?.permissions ?? []}
          onClose={() => setShown(null)}
          onDone={read.reload}
        />
      ) : null}
    </Page>
  )
}

interface Props {
  readonly roles: readonly Role[]
  readonly onShow: (role: Role) => void
  readonly onChanged: () => void
}

function RoleTable({ roles, onShow, onChanged }: Props) {
  const t = useMessages(messages)
  const mayChange = useSession().can('identity.role_change')
  const remove = useAct(RoleDeleteDocument)
  const acts = (role: Role) => (
    <Space>
      <Button type="link" onClick={() => onShow(role)}>
        {mayChange ? t.change : t.see}
      </Button>
      {mayChange && !role.isSeeded ? (
        <Popconfirm
          title={t.removeSure}
          onConfirm={async () => (await remove.act({ role: role.code })) && onChanged()}
        >
          <Button type="link" danger>
            {t.remove}
          </Button>
        </Popconfirm>
      ) : null}
    </Space>
  )
  return (
    <Table<Role>
      rowKey="code"
      size="small"
      aria-label={t.title}
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...roles]}
      columns={[
        { title: t.name, render: (_, role) => <Named value={role} /> },
        { title: t.code, dataIndex: 'code' },
        { title: t.kind, render: (_, role) => <Tag>{role.isSeeded ? t.seeded : t.own}</Tag> },
        { title: t.needsFactor, render: (_, role) => (role.needsFactor ? t.yes : t.no) },
        {
          title: t.permissions,
          align: 'right',
          render: (_, role) => fill(t.count, { n: role.permissions.length }),
        },
        { title: '', key: 'acts', render: (_, role) => acts(role) },
      ]}
    />
  )
}
