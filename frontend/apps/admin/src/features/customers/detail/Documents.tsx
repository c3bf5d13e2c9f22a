import { useCode, useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { App, Button, Form, Input, Radio, Space } from 'antd'
import { useState } from 'react'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { Who } from '../../../shared/Who'
import { useSession } from '../../../shell/session'
import type { Customer } from './CustomerPage'
import { messages } from './messages'
import { CustomerDocumentOpenDocument, CustomerDocumentVerifyDocument } from './verbs.generated'

type Document = Customer['documents'][number]

interface Props {
  readonly customer: Customer
  readonly onChanged: () => void
}

/** Papers of a person: opening one is audited, a second pair of eyes says whether it is good. */
export function Documents({ customer, onChanged }: Props) {
  const t = useMessages(messages)
  const code = useCode()
  const mayVerify = useSession().can('customer.document_verify')
  const { message } = App.useApp()
  const { send } = useVerb(CustomerDocumentOpenDocument)
  const [verifying, setVerifying] = useState<Document | null>(null)
  const open = async (document: Document) => {
    const outcome = await send({ documentId: document.id })
    if (outcome.kind === 'refused')
      message.error(outcome.errors.map((one) => one.message).join(' '))
    else if (outcome.payload.path) window.open(outcome.payload.path, '_blank', 'noopener')
  }
  return (
    <Section title={t.documents}>
      <SimpleTable
        label={t.documents}
        rows={customer.documents}
        keyOf={(one) => one.id}
        empty={t.noDocuments}
        columns={[
          { title: t.category, render: (one) => code('CustomerDocumentCategory', one.category) },
          {
            title: t.status,
            render: (one) => (
              <StatusTag
                kind="CustomerDocumentStatus"
                value={one.status}
                tones={{ VERIFIED: 'good', REJECTED: 'bad', UNVERIFIED: 'attention' }}
              />
            ),
          },
          { title: t.at, render: (one) => <DateTimeText value={one.addedAt} /> },
          { title: t.by, render: (one) => <Who actor={one.addedBy} /> },
          { title: t.note, render: (one) => one.note ?? '—' },
          {
            title: '',
            render: (one) => (
              <Space>
                <Button type="link" onClick={() => open(one)}>
                  {t.open}
                </Button>
                {mayVerify && one.status === 'UNVERIFIED' ? (
                  <Button type="link" onClick={() => setVerifying(one)}>
                    {t.verify}
                  </Button>
                ) : null}
              </Space>
            ),
          },
        ]}
      />
      <VerbDrawer
        title={t.verify}
        open={verifying !== null}
        onClose={() => setVerifying(null)}
        document={CustomerDocumentVerifyDocument}
        toInput={(values: { isGood: boolean; note?: string }) => ({
          documentId: verifying?.id,
          isGood: values.isGood,
          note: values.note || null,
        })}
        onDone={onChanged}
      >
        <Form.Item name="isGood" label={t.isGood} rules={[{ required: true }]}>
          <Radio.Group
            options={[
              { value: true, label: t.good },
              { value: false, label: t.bad },
            ]}
          />
        </Form.Item>
        <Form.Item name="note" label={t.note}>
          <Input.TextArea rows={3} maxLength={200} />
        </Form.Item>
      </VerbDrawer>
    </Section>
  )
}
