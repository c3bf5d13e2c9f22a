import { useRead } from '@xindai/graphql'
import { useLanguage, useMessages } from '@xindai/i18n'
import { Form, Input, Select } from 'antd'
import { VerbDrawer } from '../../shared/verb/VerbDrawer'
import {
  type EndpointFieldsFragment,
  WebhookChangeDocument,
  WebhookChoicesDocument,
  WebhookCreateDocument,
} from './webhooks.generated'
import { messages } from './webhooks-messages'

interface Props {
  /** Null: a new one. */
  readonly endpoint: EndpointFieldsFragment | null
  readonly onClose: () => void
  /** With the signing secret of a new one. */
  readonly onDone: (secret: string | null) => void
}

interface Values {
  readonly clientId: string
  readonly url: string
  readonly topics: string[]
}

export function EndpointForm({ endpoint, onClose, onDone }: Props) {
  const t = useMessages(messages)
  const language = useLanguage()
  const { data } = useRead(WebhookChoicesDocument, {})
  const topics = data?.webhookTopics.map((one) => ({
    value: one.name,
    label: `${one[language]} (${one.name})`,
  }))
  const clients = data?.apiClients.map(({ id, name }) => ({ value: id, label: name }))
  const fields = (
    <>
      <Form.Item name="url" label={t.url} extra={t.urlHint} rules={[{ required: true }]}>
        <Input maxLength={500} inputMode="url" autoFocus />
      </Form.Item>
      <Form.Item name="topics" label={t.topics} rules={[{ required: true }]}>
        <Select mode="multiple" options={topics} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
    </>
  )
  if (endpoint) {
    return (
      <VerbDrawer
        title={t.change}
        open
        onClose={onClose}
        document={WebhookChangeDocument}
        initial={{ url: endpoint.url, topics: [...endpoint.topics] }}
        toInput={({ url, topics: chosen }: Values) => ({
          url,
          topics: chosen,
          endpointId: endpoint.id,
        })}
        onDone={() => onDone(null)}
      >
        {fields}
      </VerbDrawer>
    )
  }
  return (
    <VerbDrawer
      title={t.create}
      open
      onClose={onClose}
      document={WebhookCreateDocument}
      toInput={(values: Values) => values}
      onDone={({ secret }) => onDone(secret)}
    >
      <Form.Item name="clientId" label={t.client} rules={[{ required: true }]}>
        <Select options={clients} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      {fields}
    </VerbDrawer>
  )
}
