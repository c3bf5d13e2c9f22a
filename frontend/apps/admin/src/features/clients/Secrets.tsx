import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button, Popconfirm, Table, Tag } from 'antd'
import { useAct } from '../../shared/verb/useAct'
import { type ClientFieldsFragment, ClientSecretRevokeDocument } from './clients.generated'
import { messages } from './clients-messages'

type Secret = ClientFieldsFragment['secrets'][number]

interface Props {
  readonly client: ClientFieldsFragment
  readonly mayManage: boolean
  readonly onChanged: () => void
}

/** The secrets by how they begin; none is ever shown again. */
export function Secrets({ client, mayManage, onChanged }: Props) {
  const t = useMessages(messages)
  const revoke = useAct(ClientSecretRevokeDocument)
  const act = (secret: Secret) =>
    mayManage && secret.isLive ? (
      <Popconfirm
        title={t.revokeSure}
        onConfirm={async () =>
          (await revoke.act({ clientId: client.id, secretId: secret.id })) && onChanged()
        }
      >
        <Button type="link" danger>
          {t.revoke}
        </Button>
      </Popconfirm>
    ) : null
  return (
    <Table<Secret>
      rowKey="id"
      size="small"
      aria-label={t.secrets}
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...client.secrets]}
      columns={[
        { title: t.prefix, render: (_, secret) => <code>{secret.prefix}…</code> },
        {
          title: t.status,
          render: (_, { isLive }) => (
            <Tag color={isLive ? 'success' : 'default'}>{isLive ? t.live : t.dead}</Tag>
          ),
        },
        { title: t.createdAt, render: (_, secret) => <DateTimeText value={secret.createdAt} /> },
        { title: t.expiresAt, render: (_, secret) => <DateTimeText value={secret.expiresAt} /> },
        { title: '', key: 'act', render: (_, secret) => act(secret) },
      ]}
    />
  )
}
