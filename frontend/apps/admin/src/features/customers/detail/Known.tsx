import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { Facts } from '../../../shared/Facts'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { useAct } from '../../../shared/verb/useAct'
import { useSession } from '../../../shell/session'
import type { Customer } from './CustomerPage'
import { type KnownForm, KnownForms } from './KnownForms'
import { messages } from './messages'
import {
  CustomerContactRemoveDocument,
  CustomerMonthlyAmountRemoveDocument,
} from './verbs.generated'

interface Props {
  readonly customer: Customer
  readonly onChanged: () => void
}

/** What is known of a person, with the verbs that keep it true. */
export function Known({ customer, onChanged }: Props) {
  const t = useMessages(messages)
  const code = useCode()
  const mayChange = useSession().can('customer.change')
  const [form, setForm] = useState<KnownForm | null>(null)
  const contact = useAct(CustomerContactRemoveDocument)
  const amount = useAct(CustomerMonthlyAmountRemoveDocument)
  const { profile, employment } = customer
  const button = (which: KnownForm, text: string) =>
    mayChange ? <Button onClick={() => setForm(which)}>{text}</Button> : null
  const removal = (act: () => Promise<boolean>) =>
    mayChange ? (
      <Popconfirm title={t.removeSure} onConfirm={async () => (await act()) && onChanged()}>
        <Button type="link" danger>
          {t.remove}
        </Button>
      </Popconfirm>
    ) : null
  return (
    <div className="xd-stack">
      <Section title={t.profile} extra={button('profile', t.change)}>
        <Facts
          facts={[
            { label: t.address, value: profile?.address },
            { label: t.marital, value: code('MaritalStatus', profile?.maritalStatus) },
            { label: t.education, value: code('Education', profile?.education) },
            { label: t.residence, value: code('Residence', profile?.residence) },
            { label: t.dependants, value: profile?.dependants },
          ]}
        />
      </Section>
      <Section title={t.employment} extra={button('employment', t.change)}>
        <Facts
          facts={[
            { label: t.kind, value: code('EmploymentKind', employment?.kind) },
            { label: t.employer, value: employment?.employer },
            { label: t.startedOn, value: <DateText value={employment?.since} /> },
          ]}
        />
      </Section>
      <Section title={t.contacts} extra={button('contact', t.add)}>
        <SimpleTable
          label={t.contacts}
          rows={customer.contacts}
          keyOf={(one) => one.id}
          empty={t.none}
          columns={[
            { title: t.name, render: (one) => one.name },
            { title: t.relation, render: (one) => code('ContactRelation', one.relation) },
            { title: t.phone, render: (one) => one.phone },
            { title: '', render: (one) => removal(() => contact.act({ contactId: one.id })) },
          ]}
        />
      </Section>
      <Section title={t.amounts} extra={button('amount', t.add)}>
        <SimpleTable
          label={t.amounts}
          rows={customer.monthlyAmounts}
          keyOf={(one) => one.id}
          empty={t.none}
          columns={[
            { title: t.side, render: (one) => code('MonthlyAmountSide', one.side) },
            { title: t.kind, render: (one) => code('MonthlyAmountKind', one.kind) },
            { title: t.amount, right: true, render: (one) => <Amount value={one.amount} /> },
            { title: '', render: (one) => removal(() => amount.act({ amountId: one.id })) },
          ]}
        />
      </Section>
      <KnownForms
        customer={customer}
        form={form}
        onClose={() => setForm(null)}
        onDone={onChanged}
      />
    </div>
  )
}
