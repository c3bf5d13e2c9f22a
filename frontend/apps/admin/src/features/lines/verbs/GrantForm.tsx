import '../lines.css'
import { useMessages } from '@xindai/i18n'
import { Alert, Form, Input } from 'antd'
import { useNavigate } from 'react-router'
import { CustomerSelect } from '../../../shared/customer/CustomerSelect'
import { DateInput, MoneyInput } from '../../../shared/fields'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { type Part, Parts, partsOf } from './Parts'
import { verbMessages } from './verb-messages'
import { LineGrantDocument } from './verbs.generated'

interface Values {
  readonly customerId: string
  readonly limit: string
  readonly expiresOn: string
  readonly reason: string
  readonly subLines?: Part[]
}

/** A line by hand, for another person to approve. */
export function GrantForm({ onClose }: { onClose: () => void }) {
  const t = useMessages(verbMessages)
  const go = useNavigate()
  const required = [{ required: true }]
  return (
    <VerbDrawer
      title={t.grant}
      open
      onClose={onClose}
      document={LineGrantDocument}
      toInput={({ subLines, ...rest }: Values) => ({ ...rest, subLines: partsOf(subLines) })}
      onDone={({ proposal }) =>
        proposal && go(`/line-proposals/${encodeURIComponent(proposal.id)}`)
      }
    >
      <Alert type="info" showIcon title={t.second} className="xd-gap" />
      <Form.Item name="customerId" label={t.customer} rules={required}>
        <CustomerSelect />
      </Form.Item>
      <Form.Item name="limit" label={t.limit} rules={required}>
        <MoneyInput />
      </Form.Item>
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
