import { useCodes } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Form, Input, InputNumber } from 'antd'
import { CodeSelect, DateInput, MoneyInput } from '../../../shared/fields'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import type { Customer } from './CustomerPage'
import { messages } from './messages'
import {
  CustomerContactAddDocument,
  CustomerEmploymentSetDocument,
  CustomerMonthlyAmountAddDocument,
  CustomerProfileChangeDocument,
} from './verbs.generated'

export type KnownForm = 'profile' | 'employment' | 'contact' | 'amount'

interface Props {
  readonly customer: Customer
  readonly form: KnownForm | null
  readonly onClose: () => void
  readonly onDone: () => void
}

/** The forms of what is known of a person. */
export function KnownForms({ customer, form, onClose, onDone }: Props) {
  const t = useMessages(messages)
  const marital = useCodes('MaritalStatus')
  const education = useCodes('Education')
  const residence = useCodes('Residence')
  const employment = useCodes('EmploymentKind')
  const relations = useCodes('ContactRelation')
  const sides = useCodes('MonthlyAmountSide')
  const kinds = useCodes('MonthlyAmountKind')
  const toInput = (values: object) => ({ ...values, customerId: customer.id })
  const common = { onClose, onDone, toInput }
  const required = [{ required: true }]
  return (
    <>
      <VerbDrawer
        {...common}
        title={t.profile}
        open={form === 'profile'}
        document={CustomerProfileChangeDocument}
        initial={{
          maritalStatus: customer.profile?.maritalStatus,
          education: customer.profile?.education,
          residence: customer.profile?.residence,
          dependants: customer.profile?.dependants,
        }}
      >
        <Form.Item name="address" label={t.address}>
          <Input
            maxLength={200}
            autoComplete="off"
            placeholder={customer.profile?.address ?? undefined}
          />
        </Form.Item>
        <Form.Item name="maritalStatus" label={t.marital}>
          <CodeSelect options={[...marital]} />
        </Form.Item>
        <Form.Item name="education" label={t.education}>
          <CodeSelect options={[...education]} />
        </Form.Item>
        <Form.Item name="residence" label={t.residence}>
          <CodeSelect options={[...residence]} />
        </Form.Item>
        <Form.Item name="dependants" label={t.dependants}>
          <InputNumber min={0} max={20} precision={0} />
        </Form.Item>
      </VerbDrawer>
      <VerbDrawer
        {...common}
        title={t.employment}
        open={form === 'employment'}
        document={CustomerEmploymentSetDocument}
        initial={{
          kind: customer.employment?.kind,
          since: customer.employment?.since ?? undefined,
        }}
      >
        <Form.Item name="kind" label={t.kind} rules={required}>
          <CodeSelect options={[...employment]} />
        </Form.Item>
        <Form.Item name="employer" label={t.employer}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="position" label={t.position}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="since" label={t.startedOn}>
          <DateInput />
        </Form.Item>
      </VerbDrawer>
      <VerbDrawer
        {...common}
        title={t.contacts}
        open={form === 'contact'}
        document={CustomerContactAddDocument}
      >
        <Form.Item name="name" label={t.name} rules={required}>
          <Input maxLength={64} autoComplete="off" autoFocus />
        </Form.Item>
        <Form.Item name="relation" label={t.relation} rules={required}>
          <CodeSelect options={[...relations]} />
        </Form.Item>
        <Form.Item name="phone" label={t.phone} rules={required}>
          <Input maxLength={11} inputMode="numeric" autoComplete="off" />
        </Form.Item>
      </VerbDrawer>
      <VerbDrawer
        {...common}
        title={t.amounts}
        open={form === 'amount'}
        document={CustomerMonthlyAmountAddDocument}
      >
        <Form.Item name="side" label={t.side} rules={required}>
          <CodeSelect options={[...sides]} />
        </Form.Item>
        <Form.Item name="kind" label={t.kind} rules={required}>
          <CodeSelect options={[...kinds]} />
        </Form.Item>
        <Form.Item name="amount" label={t.amount} rules={required}>
          <MoneyInput />
        </Form.Item>
      </VerbDrawer>
    </>
  )
}
