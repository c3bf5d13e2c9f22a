import { useRead } from '@xindai/graphql'
import { useLanguage, useMessages } from '@xindai/i18n'
import { Form, Input, InputNumber, Select } from 'antd'
import { VerbDrawer } from '../../shared/verb/VerbDrawer'
import {
  ClientChangeDocument,
  ClientChoicesDocument,
  ClientCreateDocument,
  type ClientFieldsFragment,
} from './clients.generated'
import { messages } from './clients-messages'

interface Props {
  /** Null: a new one. */
  readonly client: ClientFieldsFragment | null
  readonly onClose: () => void
  /** With the secret of a new one. */
  readonly onDone: (secret: string | null) => void
}

interface Values {
  readonly name: string
  readonly branchId: string
  readonly scopes: string[]
  readonly allowedNetworks: string[]
  readonly requestsPerMinute: number
  readonly costPerMinute: number
}

export function ClientForm({ client, onClose, onDone }: Props) {
  const t = useMessages(messages)
  const language = useLanguage()
  const { data } = useRead(ClientChoicesDocument, {})
  const branches = data?.branches.map(({ id, name }) => ({ value: id, label: name }))
  const scopes = data?.permissions.map((one) => ({
    value: one.code,
    label: `${one[language]} (${one.code})`,
  }))
  const fields = (
    <>
      <Form.Item name="name" label={t.name} rules={[{ required: true }]}>
        <Input maxLength={64} autoFocus />
      </Form.Item>
      <Form.Item name="scopes" label={t.scopes} rules={[{ required: true }]}>
        <Select mode="multiple" options={scopes} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="allowedNetworks" label={t.networks} extra={t.networksHint}>
        <Select mode="tags" open={false} />
      </Form.Item>
      <Form.Item name="requestsPerMinute" label={t.requests} rules={[{ required: true }]}>
        <InputNumber min={1} precision={0} />
      </Form.Item>
      <Form.Item name="costPerMinute" label={t.cost} rules={[{ required: true }]}>
        <InputNumber min={1} precision={0} />
      </Form.Item>
    </>
  )
  if (client) {
    return (
      <VerbDrawer
        title={`${t.change}: ${client.name}`}
        open
        onClose={onClose}
        document={ClientChangeDocument}
        initial={{
          ...client,
          scopes: [...client.scopes],
          allowedNetworks: [...client.allowedNetworks],
        }}
        toInput={(values: Values) => ({ ...values, clientId: client.id })}
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
      document={ClientCreateDocument}
      initial={{ requestsPerMinute: 600, costPerMinute: 200000, allowedNetworks: [] }}
      toInput={(values: Values) => values}
      onDone={({ secret }) => onDone(secret)}
    >
      <Form.Item name="branchId" label={t.branch} rules={[{ required: true }]}>
        <Select options={branches} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      {fields}
    </VerbDrawer>
  )
}
