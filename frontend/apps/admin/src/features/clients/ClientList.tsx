import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button, Table, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Page } from '../../shared/Page'
import { Ready } from '../../shared/Ready'
import { SecretOnce } from '../../shared/SecretOnce'
import { Section } from '../../shared/Section'
import { useSession } from '../../shell/session'
import { ClientForm } from './ClientForm'
import { ClientListDocument, type ClientListQuery } from './clients.generated'
import { messages } from './clients-messages'

type Client = ClientListQuery['apiClients'][number]

export function Component() {
  const t = useMessages(messages)
  const { can } = useSession()
  const [adding, setAdding] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const read = useRead(ClientListDocument, {})
  return (
    <Page
      title={t.title}
      sub={t.sub}
      actions={
        can('client.manage') ? (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t.create}
          </Button>
        ) : null
      }
    >
      <Section>
        <Ready read={read}>{(data) => <ClientTable clients={data.apiClients} />}</Ready>
      </Section>
      {adding ? (
        <ClientForm
          client={null}
          onClose={() => setAdding(false)}
          onDone={(made) => {
            setSecret(made)
            read.reload()
          }}
        />
      ) : null}
      <SecretOnce title={t.newSecret} secret={secret} onClose={() => setSecret(null)} />
    </Page>
  )
}

function ClientTable({ clients }: { clients: readonly Client[] }) {
  const t = useMessages(messages)
  return (
    <Table<Client>
      rowKey="id"
      size="small"
      aria-label={t.title}
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...clients]}
      locale={{ emptyText: t.empty }}
      columns={[
        {
          title: t.name,
          render: (_, client) => (
            <Link to={`/clients/${encodeURIComponent(client.id)}`}>{client.name}</Link>
          ),
        },
        { title: t.clientId, dataIndex: 'clientId' },
        { title: t.branch, render: (_, client) => client.branch?.name ?? '—' },
        {
          title: t.status,
          render: (_, { isActive }) => (
            <Tag color={isActive ? 'success' : 'default'}>{isActive ? t.active : t.inactive}</Tag>
          ),
        },
        { title: t.createdAt, render: (_, client) => <DateTimeText value={client.createdAt} /> },
      ]}
    />
  )
}
