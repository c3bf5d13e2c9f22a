import { useCode, useVerb } from '@xindai/graphql'
import { fill, formatDateTime, useLanguage, useMessages } from '@xindai/i18n'
import { Alert, App, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { DateInput } from '../../../shared/fields'
import { sharedMessages } from '../../../shared/shared-messages'
import { showRefusals } from '../../../shared/verb/VerbDrawer'
import { messages } from '../messages'
import { CollectionLogContactDocument } from './acts.generated'
import type { CaseProps } from './CasePage'
import type { Permit } from './ContactPanel'
import { caseMessages } from './case-messages'
import { RESULTS } from './results'

interface Values {
  readonly result: string
  readonly note?: string
  readonly nextActionOn?: string
}

/** The number, for as long as the permit holds, and what came of the contact. */
export function LogForm({ found, permit, onDone }: CaseProps & { permit: Permit }) {
  const t = useMessages(messages)
  const c = useMessages(caseMessages)
  const s = useMessages(sharedMessages)
  const code = useCode()
  const language = useLanguage()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const { send, busy } = useVerb(CollectionLogContactDocument)
  const [problem, setProblem] = useState<string | null>(null)
  const log = async (values: Values) => {
    const outcome = await send({
      caseId: found.id,
      permitId: permit.permitId,
      result: values.result as never,
      note: values.note,
      nextActionOn: values.nextActionOn,
    })
    if (outcome.kind === 'refused') {
      const rest = showRefusals(form, outcome.errors)
      setProblem(rest.map((one) => one.message).join(' ') || null)
      return
    }
    message.success(s.done)
    onDone()
  }
  const until = formatDateTime(permit.validUntil, language)
  return (
    <Form form={form} layout="vertical" onFinish={log}>
      <p>
        {code('CollectionChannel', permit.channel)} · {fill(c.permitted, { time: until })}
      </p>
      {permit.phone ? (
        <p>
          <a className="xd-phone" href={`tel:${permit.phone}`}>
            {permit.phone}
          </a>
        </p>
      ) : null}
      {problem ? <Alert type="error" showIcon role="alert" title={problem} /> : null}
      <Form.Item name="result" label={c.result} rules={[{ required: true, message: c.required }]}>
        <Select
          options={(RESULTS[permit.channel] ?? []).map((each) => ({
            value: each,
            label: code('CollectionContactResult', each),
          }))}
        />
      </Form.Item>
      <Form.Item name="note" label={t.note}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
      <Form.Item name="nextActionOn" label={t.nextAction}>
        <DateInput />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>
        {c.log}
      </Button>
    </Form>
  )
}
