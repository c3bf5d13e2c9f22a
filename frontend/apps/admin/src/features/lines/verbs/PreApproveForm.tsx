import '../lines.css'
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { fill, useMessages } from '@xindai/i18n'
import { Alert, Button, Form, Input } from 'antd'
import { useNavigate } from 'react-router'
import { CustomerSelect } from '../../../shared/customer/CustomerSelect'
import { DateInput, MoneyInput } from '../../../shared/fields'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { type Part, Parts, partsOf } from './Parts'
import { verbMessages } from './verb-messages'
import { LinePreApproveDocument } from './verbs.generated'

interface Values {
  readonly entries: { customerId: string; amount?: string }[]
  readonly expiresOn: string
  readonly reason: string
  readonly subLines?: Part[]
}

/** Lines for many customers at once, for another person to approve. */
export function PreApproveForm({ onClose }: { onClose: () => void }) {
  const t = useMessages(verbMessages)
  const go = useNavigate()
  const required = [{ required: true }]
  return (
    <VerbDrawer
      title={t.preApprove}
      open
      onClose={onClose}
      width={560}
      document={LinePreApproveDocument}
      initial={{ entries: [{}] as Values['entries'] }}
      toInput={({ entries, subLines, ...rest }: Values) => ({
        ...rest,
        entries: entries.map(({ customerId, amount }) => ({ customerId, amount: amount || null })),
        subLines: partsOf(subLines),
      })}
      onDone={({ proposal }) =>
        proposal && go(`/line-proposals/${encodeURIComponent(proposal.id)}`)
      }
    >
      <Alert type="info" showIcon title={t.second} className="xd-gap" />
      <Entries />
      <Form.Item name="expiresOn" label={t.expiresOn} rules={required}>
        <DateInput />
      </Form.Item>
      <Parts />
      <Form.Item name="reason" label={t.reason} rules={required}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </VerbDrawer>
  )
}

function Entries() {
  const t = useMessages(verbMessages)
  return (
    <Form.List name="entries">
      {(fields, { add, remove }) => (
        <fieldset className="xd-line-parts">
          <legend>{t.entries}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="xd-line-part">
              <Form.Item
                name={[name, 'customerId']}
                label={t.customer}
                rules={[{ required: true }]}
              >
                <CustomerSelect />
              </Form.Item>
              <Form.Item name={[name, 'amount']} label={t.entryAmount}>
                <MoneyInput />
              </Form.Item>
              {fields.length > 1 ? (
                <Button
                  type="text"
                  icon={<MinusCircleOutlined />}
                  aria-label={fill(t.removeEntry, { n: name + 1 })}
                  onClick={() => remove(name)}
                />
              ) : null}
            </div>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>
            {t.addEntry}
          </Button>
        </fieldset>
      )}
    </Form.List>
  )
}
