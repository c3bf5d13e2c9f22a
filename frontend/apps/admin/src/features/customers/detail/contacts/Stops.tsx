import { useCode, useCodes } from '@xindai/graphql'
import { comma, useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { Section } from '../../../../shared/Section'
import { SimpleTable } from '../../../../shared/SimpleTable'
import { sharedMessages } from '../../../../shared/shared-messages'
import { VerbDrawer } from '../../../../shared/verb/VerbDrawer'
import { Who } from '../../../../shared/Who'
import { useSession } from '../../../../shell/session'
import { contactMessages } from './contact-messages'
import {
  ContactStopAddDocument,
  ContactStopLiftDocument,
  type CustomerContactsQuery,
} from './contacts.generated'

interface Props {
  readonly customerId: string
  readonly stops: CustomerContactsQuery['contactStops']
  readonly onChanged: () => void
}

/** What he does not want any more, or must not be asked; written down at once. */
export function Stops({ customerId, stops, onChanged }: Props) {
  const t = useMessages(contactMessages)
  const s = useMessages(sharedMessages)
  const code = useCode()
  const { can } = useSession()
  const [adding, setAdding] = useState(false)
  const [lifting, setLifting] = useState<string | null>(null)
  const words = (kind: string, values: readonly string[]) =>
    values.map((one) => code(kind, one)).join(comma()) || t.all
  const choices = [
    { name: 'purposes', label: t.purposes, options: useCodes('ContactPurpose') },
    { name: 'channels', label: t.channels, options: useCodes('ContactChannel') },
  ]
  const kinds = useCodes('ContactStopKind')
  const required = [{ required: true, message: s.required }]
  return (
    <Section
      title={t.stops}
      extra={
        can('contact.stop') ? <Button onClick={() => setAdding(true)}>{t.addStop}</Button> : null
      }
    >
      <SimpleTable
        label={t.stops}
        rows={stops}
        keyOf={(row) => row.id}
        empty={t.noStops}
        columns={[
          { title: t.kind, render: (row) => code('ContactStopKind', row.kind) },
          { title: t.purposes, render: (row) => words('ContactPurpose', row.purposes) },
          { title: t.channels, render: (row) => words('ContactChannel', row.channels) },
          { title: t.since, render: (row) => <DateTimeText value={row.fromAt} /> },
          {
            title: t.until,
            render: (row) => (row.untilAt ? <DateTimeText value={row.untilAt} /> : t.open),
          },
          { title: t.by, render: (row) => <Who actor={row.createdBy} /> },
          {
            title: t.status,
            render: (row) =>
              row.liftedAt ? (
                t.lifted
              ) : can('contact.lift') ? (
                <Button type="link" onClick={() => setLifting(row.id)}>
                  {t.lift}
                </Button>
              ) : null,
          },
        ]}
      />
      <VerbDrawer
        title={t.addStop}
        open={adding}
        onClose={() => setAdding(false)}
        onDone={onChanged}
        document={ContactStopAddDocument}
        toInput={(values: object) => ({ ...values, customerId })}
      >
        <Form.Item name="kind" label={t.kind} rules={required}>
          <Select options={[...kinds]} />
        </Form.Item>
        {choices.map(({ name, label, options }) => (
          <Form.Item key={name} name={name} label={label} extra={t.purposesHint} initialValue={[]}>
            <Select mode="multiple" options={[...options]} allowClear />
          </Form.Item>
        ))}
      </VerbDrawer>
      <VerbDrawer
        title={t.lift}
        open={lifting !== null}
        onClose={() => setLifting(null)}
        onDone={onChanged}
        document={ContactStopLiftDocument}
        toInput={(values: { reason: string }) => ({ ...values, stopId: lifting })}
        submitText={t.lift}
      >
        <Form.Item name="reason" label={t.reason} rules={required}>
          <Input.TextArea rows={3} maxLength={200} showCount />
        </Form.Item>
      </VerbDrawer>
    </Section>
  )
}
