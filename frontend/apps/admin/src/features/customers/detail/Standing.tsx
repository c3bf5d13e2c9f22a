import { useCode, useCodes } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { CodeSelect } from '../../../shared/fields'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { Who } from '../../../shared/Who'
import { useSession } from '../../../shell/session'
import type { Customer } from './CustomerPage'
import { messages } from './messages'
import { CustomerRateDocument, CustomerTagSetDocument } from './verbs.generated'

interface Props {
  readonly customer: Customer
  readonly onChanged: () => void
}

/** How the house sees him: ratings, relations to others, and what he has consented to. */
export function Standing({ customer, onChanged }: Props) {
  const t = useMessages(messages)
  const code = useCode()
  const { can } = useSession()
  const grades = useCodes('CustomerGrade')
  const [form, setForm] = useState<'rate' | 'tags' | null>(null)
  return (
    <div className="xd-stack">
      <Section
        title={t.ratings}
        extra={
          <>
            {can('customer.tag') ? (
              <Button onClick={() => setForm('tags')}>{t.setTags}</Button>
            ) : null}{' '}
            {can('customer.rate') ? (
              <Button onClick={() => setForm('rate')}>{t.rate}</Button>
            ) : null}
          </>
        }
      >
        <SimpleTable
          label={t.ratings}
          rows={customer.ratings}
          keyOf={(one) => one.id}
          empty={t.none}
          columns={[
            { title: t.grade, render: (one) => code('CustomerGrade', one.grade) },
            { title: t.reason, render: (one) => one.reason },
            { title: t.by, render: (one) => <Who actor={one.ratedBy} /> },
            { title: t.at, render: (one) => <DateTimeText value={one.ratedAt} /> },
          ]}
        />
      </Section>
      <Section title={t.relations}>
        <SimpleTable
          label={t.relations}
          rows={customer.relations}
          keyOf={(one) => one.id}
          empty={t.none}
          columns={[
            { title: t.kind, render: (one) => code('CustomerRelationKind', one.kind) },
            {
              title: t.other,
              render: (one) =>
                one.other ? (
                  <Link to={`/customers/${encodeURIComponent(one.other.id)}`}>
                    {one.other.name}
                  </Link>
                ) : (
                  '—'
                ),
            },
            { title: t.at, render: (one) => <DateTimeText value={one.addedAt} /> },
          ]}
        />
      </Section>
      <Section title={t.consents}>
        <SimpleTable
          label={t.consents}
          rows={customer.consents}
          keyOf={(one) => `${one.kind}-${one.givenAt}`}
          empty={t.none}
          columns={[
            { title: t.kind, render: (one) => code('ConsentKind', one.kind) },
            { title: t.version, render: (one) => one.documentVersion },
            { title: t.channel, render: (one) => one.channel },
            { title: t.givenAt, render: (one) => <DateTimeText value={one.givenAt} /> },
            { title: t.withdrawnAt, render: (one) => <DateTimeText value={one.withdrawnAt} /> },
          ]}
        />
      </Section>
      <VerbDrawer
        title={t.rate}
        open={form === 'rate'}
        onClose={() => setForm(null)}
        document={CustomerRateDocument}
        toInput={(values: object) => ({ ...values, customerId: customer.id })}
        onDone={onChanged}
      >
        <Form.Item name="grade" label={t.grade} rules={[{ required: true }]}>
          <CodeSelect options={[...grades]} />
        </Form.Item>
        <Form.Item name="reason" label={t.reason} rules={[{ required: true }]}>
          <Input.TextArea rows={3} maxLength={200} />
        </Form.Item>
      </VerbDrawer>
      <VerbDrawer
        title={t.setTags}
        open={form === 'tags'}
        onClose={() => setForm(null)}
        document={CustomerTagSetDocument}
        initial={{ segments: [...customer.segments], tags: [...customer.tags] }}
        toInput={(values: object) => ({ ...values, customerId: customer.id })}
        onDone={onChanged}
      >
        <Form.Item name="segments" label={t.segments}>
          <Select mode="tags" open={false} />
        </Form.Item>
        <Form.Item name="tags" label={t.tags}>
          <Select mode="tags" open={false} />
        </Form.Item>
      </VerbDrawer>
    </div>
  )
}
