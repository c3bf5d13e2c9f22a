import { useCodes } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Alert, Form, Input, Radio } from 'antd'
import { CustomerSelect } from '../../../shared/customer/CustomerSelect'
import { DateInput, MoneyInput } from '../../../shared/fields'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { messages } from '../lists-messages'
import { EntryAddDocument } from './entries.generated'

interface Values {
  readonly list: string
  readonly who: 'id' | 'customer'
  readonly idNumber?: string
  readonly customerId?: string
  readonly amount?: string
  readonly validUntil?: string
  readonly reason: string
  readonly source: string
}

/** Somebody for a list, for another person to confirm. */
export function AddEntry({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const t = useMessages(messages)
  const lists = useCodes('ListKind')
  const required = [{ required: true }]
  return (
    <VerbDrawer
      title={t.add}
      open
      onClose={onClose}
      document={EntryAddDocument}
      initial={{ list: 'BLACKLIST', who: 'id' } as Partial<Values>}
      toInput={(values: Values) => ({
        list: values.list,
        idNumber: values.idNumber?.trim() || null,
        customerId: values.customerId ?? null,
        amount: values.amount || null,
        validUntil: values.validUntil ?? null,
        reason: values.reason,
        source: values.source,
      })}
      onDone={onDone}
    >
      <Alert type="info" showIcon title={t.addText} className="xd-gap" />
      <Form.Item name="list" label={t.list}>
        <Radio.Group options={[...lists]} />
      </Form.Item>
      <Form.Item name="who" label={t.who}>
        <Radio.Group
          options={[
            { value: 'id', label: t.byId },
            { value: 'customer', label: t.byCustomer },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['who']}>
        {({ getFieldValue }) =>
          getFieldValue('who') === 'customer' ? (
            <Form.Item name="customerId" label={t.customer} rules={required} preserve={false}>
              <CustomerSelect />
            </Form.Item>
          ) : (
            <Form.Item name="idNumber" label={t.idNumber} rules={required} preserve={false}>
              <Input maxLength={18} autoComplete="off" />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item noStyle dependencies={['list']}>
        {({ getFieldValue }) => (getFieldValue('list') === 'WHITELIST' ? <White /> : null)}
      </Form.Item>
      <Form.Item name="reason" label={t.reason} rules={required}>
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
      <Form.Item name="source" label={t.source} extra={t.sourceHint} rules={required}>
        <Input maxLength={64} />
      </Form.Item>
    </VerbDrawer>
  )
}

/** What the whitelist says besides: how much, and until when. */
function White() {
  const t = useMessages(messages)
  return (
    <>
      <Form.Item name="amount" label={t.amountYuan} rules={[{ required: true }]} preserve={false}>
        <MoneyInput />
      </Form.Item>
      <Form.Item
        name="validUntil"
        label={t.validUntil}
        rules={[{ required: true }]}
        preserve={false}
      >
        <DateInput />
      </Form.Item>
    </>
  )
}
