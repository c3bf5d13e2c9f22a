import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button, Space, Table, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Page } from '../../shared/Page'
import { Ready } from '../../shared/Ready'
import { SecretOnce } from '../../shared/SecretOnce'
import { Section } from '../../shared/Section'
import { useSession } from '../../shell/session'
import { EndpointActs } from './EndpointActs'
import { EndpointForm } from './EndpointForm'
import { type EndpointFieldsFragment, WebhookListDocument } from './webhooks.generated'
import { messages } from './webhooks-messages'

export function Component() {
  const t = useMessages(messages)
  const mayManage = useSession().can('webhook.manage')
  const [shown, setShown] = useState<EndpointFieldsFragment | 'new' | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const read = useRead(WebhookListDocument, {})
  const endpoints = read.data?.webhookEndpoints ?? []
  return (
    <Page
      title={t.title}
      sub={t.sub}
      actions={
        mayManage ? (
          <Button type="primary" onClick={() => setShown('new')}>
            {t.create}
          </Button>
        ) : null
      }
    >
      <Section>
        <Ready read={read}>
          {() => (
            <Table<EndpointFieldsFragment>
              rowKey="id"
              size="small"
              aria-label={t.title}
              pagination={false}
              scroll={{ x: 'max-content' }}
              dataSource={[...endpoints]}
              locale={{ emptyText: t.empty }}
              columns={[
                {
                  title: t.url,
                  render: (_, one) => (
                    <Link to={`/webhooks/${encodeURIComponent(one.id)}`}>{one.url}</Link>
                  ),
                },
                { title: t.topics, render: (_, one) => one.topics.join(', ') },
                { title: t.status, render: (_, one) => <EndpointStatus endpoint={one} /> },
                { title: t.createdAt, render: (_, one) => <DateTimeText value={one.createdAt} /> },
                {
                  title: '',
                  key: 'acts',
                  render: (_, one) =>
                    mayManage ? (
                      <EndpointActs
                        endpoint={one}
                        onChange={() => setShown(one)}
                        onSecret={setSecret}
                        onChanged={read.reload}
                      />
                    ) : null,
                },
              ]}
            />
          )}
        </Ready>
      </Section>
      {shown ? (
        <EndpointForm
          endpoint={shown === 'new' ? null : shown}
          onClose={() => setShown(null)}
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

function EndpointStatus({ endpoint }: { endpoint: EndpointFieldsFragment }) {
  const t = useMessages(messages)
  return (
    <Space>
      <Tag color={endpoint.isActive ? 'success' : 'default'}>
        {endpoint.isActive ? t.active : t.inactive}
      </Tag>
      {endpoint.consecutiveFailures > 0 ? (
        <Tag color="warning">{fill(t.failing, { n: endpoint.consecutiveFailures })}</Tag>
      ) : null}
    </Space>
  )
}
