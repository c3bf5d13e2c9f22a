import { useCode, useRead, useVerb } from '@xindai/graphql'
import { comma, useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { App, Button, Popconfirm, Tag } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Facts } from '../../shared/Facts'
import { Page } from '../../shared/Page'
import { ProblemResult } from '../../shared/ProblemResult'
import { Ready } from '../../shared/Ready'
import { SecretOnce } from '../../shared/SecretOnce'
import { Section } from '../../shared/Section'
import { useAct } from '../../shared/verb/useAct'
import { Who } from '../../shared/Who'
import { useSession } from '../../shell/session'
import { ClientForm } from './ClientForm'
import {
  ClientDeactivateDocument,
  type ClientFieldsFragment,
  ClientPageDocument,
  ClientSecretAddDocument,
} from './clients.generated'
import { messages } from './clients-messages'
import { Secrets } from './Secrets'

export function Component() {
  const read = useRead(ClientPageDocument, { id: useParams().id ?? '' })
  return (
    <Ready read={read}>
      {({ apiClient }) =>
        apiClient ? (
          <Shown client={apiClient} onChanged={read.reload} />
        ) : (
          <ProblemResult
            problem={{ code: 'NOT_FOUND', message: '', requestId: null }}
            onRetry={read.reload}
          />
        )
      }
    </Ready>
  )
}

function Shown({ client, onChanged }: { client: ClientFieldsFragment; onChanged: () => void }) {
  const t = useMessages(messages)
  const code = useCode()
  const mayManage = useSession().can('client.manage') && client.isActive
  const [changing, setChanging] = useState(false)
  const facts = [
    { label: t.clientId, value: client.clientId },
    { label: t.branch, value: client.branch?.name },
    { label: t.scopes, value: client.scopes.map((one) => code('Permission', one)).join(comma()) },
    { label: t.networks, value: client.allowedNetworks.join(', ') || t.anyNetwork },
    { label: t.requests, value: client.requestsPerMinute },
    { label: t.cost, value: client.costPerMinute },
    { label: t.version, value: client.schemaVersion ?? t.newest },
    { label: t.createdBy, value: <Who actor={client.createdBy} /> },
    { label: t.createdAt, value: <DateTimeText value={client.createdAt} /> },
  ]
  return (
    <Page
      title={client.name}
      trail={[{ text: t.title, path: '/clients' }]}
      status={
        <Tag color={client.isActive ? 'success' : 'default'}>
          {client.isActive ? t.active : t.inactive}
        </Tag>
      }
      actions={
        mayManage ? (
          <Acts client={client} onChange={() => setChanging(true)} onChanged={onChanged} />
        ) : null
      }
    >
      <Section>
        <Facts facts={facts} />
      </Section>
      <Section title={t.secrets}>
        <Secrets client={client} mayManage={mayManage} onChanged={onChanged} />
      </Section>
      {changing ? (
        <ClientForm client={client} onClose={() => setChanging(false)} onDone={onChanged} />
      ) : null}
    </Page>
  )
}

interface ActsProps {
  readonly client: ClientFieldsFragment
  readonly onChange: () => void
  readonly onChanged: () => void
}

function Acts({ client, onChange, onChanged }: ActsProps) {
  const t = useMessages(messages)
  const { message } = App.useApp()
  const deactivate = useAct(ClientDeactivateDocument)
  const add = useVerb(ClientSecretAddDocument)
  const [secret, setSecret] = useState<string | null>(null)
  const addSecret = async () => {
    const outcome = await add.send({ clientId: client.id })
    if (outcome.kind === 'refused')
      message.error(outcome.errors.map((one) => one.message).join(' '))
    else setSecret(outcome.payload.secret)
  }
  return (
    <>
      <Button onClick={onChange}>{t.change}</Button>
      <Popconfirm title={t.addSecretSure} onConfirm={addSecret}>
        <Button loading={add.busy}>{t.addSecret}</Button>
      </Popconfirm>
      <Popconfirm
        title={t.deactivateSure}
        onConfirm={async () => (await deactivate.act({ clientId: client.id })) && onChanged()}
      >
        <Button danger>{t.deactivate}</Button>
      </Popconfirm>
      <SecretOnce
        title={t.newSecret}
        secret={secret}
        onClose={() => {
          setSecret(null)
          onChanged()
        }}
      />
    </>
  )
}
