import { useCode, useCodes, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Alert, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { CustomerSelect } from '../../../shared/customer/CustomerSelect'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { beijingMoment } from './hours'
import { messages } from './messages'
import { ContactMayDocument, type ContactMayQueryVariables } from './rules.generated'

interface Values {
  readonly customerId: string
  readonly purpose: string
  readonly channel: string
  readonly at?: string
}

/** May we call this person at that moment? The gate is asked, and nothing is written down. */
export function AskGate() {
  const t = useMessages(messages)
  const [asked, setAsked] = useState<ContactMayQueryVariables | null>(null)
  const required = [{ required: true }]
  const ask = ({ at, ...rest }: Values) =>
    setAsked({ ...rest, at: at ? beijingMoment(at) : null } as ContactMayQueryVariables)
  return (
    <Section title={t.tryTitle}>
      <p className="xd-muted">{t.tryHint}</p>
      <Form<Values>
        layout="vertical"
        onFinish={ask}
        initialValues={{ purpose: 'COLLECTION', channel: 'CALL' }}
        className="xm-rule-form"
      >
        <Form.Item name="customerId" label={t.customer} rules={required}>
          <CustomerSelect />
        </Form.Item>
        <Form.Item name="purpose" label={t.purpose} rules={required}>
          <Select options={[...useCodes('ContactPurpose')]} />
        </Form.Item>
        <Form.Item name="channel" label={t.channel} rules={required}>
          <Select options={[...useCodes('ContactChannel')]} />
        </Form.Item>
        <Form.Item
          name="at"
          label={t.moment}
          extra={t.momentRule}
          rules={[
            {
              validator: (_, text?: string) =>
                !text || beijingMoment(text)
                  ? Promise.resolve()
                  : Promise.reject(new Error(t.momentRule)),
            },
          ]}
        >
          <Input allowClear />
        </Form.Item>
        <Form.Item label=" ">
          <Button htmlType="submit">{t.ask}</Button>
        </Form.Item>
      </Form>
      {asked ? <Answer asked={asked} /> : null}
    </Section>
  )
}

function Answer({ asked }: { asked: ContactMayQueryVariables }) {
  const t = useMessages(messages)
  const code = useCode()
  const read = useRead(ContactMayDocument, asked)
  return (
    <Ready read={read}>
      {({ contactMay: found }) =>
        found.isPermitted ? (
          <Alert type="success" showIcon title={t.yes} />
        ) : (
          <Alert
            type="warning"
            showIcon
            title={`${t.no}: ${code('Error', found.code ?? '')}`}
            description={
              <>
                {found.rule ? <div>{fill(t.byRule, { rule: found.rule })}</div> : null}
                {found.nextAt ? <DateTimeText value={found.nextAt} /> : t.never}
              </>
            }
          />
        )
      }
    </Ready>
  )
}
