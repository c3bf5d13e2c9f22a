import { useCode, useCodes } from '@xindai/graphql'
import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { Form, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { CodeSelect, DateInput, MoneyInput } from '../../../shared/fields'
import { sharedMessages } from '../../../shared/shared-messages'
import type { LoanOfPage } from '../detail/LoanPage'
import type { FieldName } from './catalog'
import { fieldMessages } from './messages'

interface Props {
  readonly field: FieldName
  readonly loan: LoanOfPage
}

/** One thing that a command asks for; the `name` is the input's field. */
export function VerbField({ field, loan }: Props) {
  const t = useMessages(fieldMessages)
  const currency = loan.currency
  switch (field) {
    case 'amount':
      return (
        <Item name="amount" label={fill(t.amount, { currency })} required>
          <MoneyInput />
        </Item>
      )
    case 'amountOptional':
      return (
        <Item name="amount" label={fill(t.amountOptional, { currency })}>
          <MoneyInput />
        </Item>
      )
    case 'choice':
      return <ChoiceField />
    case 'component':
      return <ComponentField />
    case 'name':
      return (
        <Item name="name" label={t.name}>
          <Input maxLength={64} />
        </Item>
      )
    case 'instalments':
      return <CountField name="instalments" label={t.instalments} required />
    case 'instalmentsNew':
      return <CountField name="instalments" label={t.instalmentsNew} />
    case 'gracePrincipal':
      return <CountField name="gracePrincipal" label={t.gracePrincipal} />
    case 'dues':
      return <DueFields loan={loan} />
    case 'annualRate':
      return <RateField label={t.annualRate} required />
    case 'annualRateOptional':
      return <RateField label={t.annualRateOptional} />
    case 'nextDueOn':
      return (
        <Item name="nextDueOn" label={t.nextDueOn}>
          <DateInput />
        </Item>
      )
    case 'until':
      return (
        <Item name="until" label={t.until} required>
          <DateInput />
        </Item>
      )
    case 'value':
      return (
        <Item name="value" label={t.value}>
          <Radio.Group
            options={[
              { value: true, label: t.stop },
              { value: false, label: t.resume },
            ]}
          />
        </Item>
      )
    case 'event':
      return <EventField loan={loan} />
  }
}

interface ItemProps {
  readonly name: string
  readonly label: string
  readonly required?: boolean
  readonly children: ReactNode
}

function Item({ name, label, required, children }: ItemProps) {
  const t = useMessages(sharedMessages)
  return (
    <Form.Item
      name={name}
      label={label}
      rules={required ? [{ required: true, message: t.required }] : []}
    >
      {children}
    </Form.Item>
  )
}

function CountField(props: Omit<ItemProps, 'children'>) {
  return (
    <Item {...props}>
      <InputNumber min={1} max={1200} precision={0} />
    </Item>
  )
}

function RateField({ label, required }: { label: string; required?: boolean }) {
  const t = useMessages(fieldMessages)
  const s = useMessages(sharedMessages)
  return (
    <Form.Item
      name="annualRate"
      label={label}
      rules={[
        ...(required ? [{ required: true, message: s.required }] : []),
        { pattern: /^\d{1,3}(\.\d{1,6})?$/, message: t.rateWrong },
      ]}
    >
      <MoneyInput />
    </Form.Item>
  )
}

function ChoiceField() {
  const t = useMessages(fieldMessages)
  return (
    <Item name="choice" label={t.choice}>
      <CodeSelect options={[...useCodes('PrepayChoice')]} placeholder={t.choiceDefault} />
    </Item>
  )
}

function ComponentField() {
  const t = useMessages(fieldMessages)
  return (
    <Item name="component" label={t.component} required>
      <CodeSelect options={[...useCodes('Component')]} allowClear={false} />
    </Item>
  )
}

/** A due date that is still to come, and where it goes. */
function DueFields({ loan }: { loan: LoanOfPage }) {
  const t = useMessages(fieldMessages)
  const language = useLanguage()
  const dues = loan.instalments.filter((row) => row.dueOn > loan.asOf)
  const options = dues.map((row) => ({
    value: row.dueOn,
    label: `${row.n} · ${formatDate(row.dueOn, language)} · ${formatMoney(row.total)}`,
  }))
  return (
    <>
      <Item name="fromDue" label={t.fromDue} required>
        <Select options={options} popupMatchSelectWidth={false} />
      </Item>
      <Item name="toDue" label={t.toDue} required>
        <DateInput />
      </Item>
    </>
  )
}

/** The transactions that still count, the newest first. */
function EventField({ loan }: { loan: LoanOfPage }) {
  const t = useMessages(fieldMessages)
  const code = useCode()
  const language = useLanguage()
  const options = [...loan.transactions]
    .reverse()
    .filter((one) => !one.reversed)
    .map((one) => ({
      value: one.id,
      label: [
        `${one.seq}`,
        code('TransactionType', one.type),
        formatDate(one.effectiveOn, language),
        one.amount ? formatMoney(one.amount) : '',
      ].join(' · '),
    }))
  return (
    <Item name="event" label={t.event} required>
      <Select
        options={options}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
      />
    </Item>
  )
}
