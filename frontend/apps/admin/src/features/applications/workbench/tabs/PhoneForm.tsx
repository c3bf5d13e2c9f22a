import { useCodes, useVerb } from '@xindai/graphql'
import type { PhoneCheckAnswer, PhoneCheckVerdict } from '@xindai/graphql/schema'
import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { Alert, App, Button, Form, Radio, Space } from 'antd'
import { useState } from 'react'
import { sharedMessages } from '../../../../shared/shared-messages'
import { showRefusals } from '../../../../shared/verb/VerbDrawer'
import { CheckByPhoneDocument } from '../acts.generated'
import type { PhoneFormQuery } from '../more.generated'
import type { Work } from '../types'
import type { Acted } from '../useActs'
import { useKnown } from './known'
import { phoneMessages } from './phone-messages'

interface Props {
  readonly work: Work
  readonly questions: PhoneFormQuery['phoneCheckForm']
  readonly acted: Acted
}

interface Values {
  readonly answers?: Readonly<Record<string, PhoneCheckAnswer | undefined>>
  readonly verdict: PhoneCheckVerdict
}

/** Every question beside what was stated; arrows choose an answer, Tab goes on. */
export function PhoneForm({ work, questions, acted }: Props) {
  const t = useMessages(phoneMessages)
  const shared = useMessages(sharedMessages)
  const language = useLanguage()
  const known = useKnown(work)
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const { send, busy } = useVerb(CheckByPhoneDocument)
  const [problems, setProblems] = useState<readonly string[]>([])
  const verdict = Form.useWatch('verdict', form)
  const isReached = verdict !== 'UNREACHABLE'
  const answers = [...useCodes('PhoneCheckAnswer')]
  const rules = [{ required: isReached, message: t.answerAll }]

  const submit = async (values: Values) => {
    acted({ version: work.version + 1 })
    const outcome = await send(inputOf(work.id, values))
    if (outcome.kind !== 'refused') return message.success(shared.done)
    setProblems(showRefusals(form, outcome.errors).map((one) => one.message))
  }
  const fillRest = () => {
    for (const { code } of questions) {
      const name: ['answers', string] = ['answers', code]
      if (!form.getFieldValue(name)) form.setFieldValue(name, 'MATCH')
    }
  }
  return (
    <Form form={form} layout="vertical" onFinish={submit} aria-label={t.form}>
      {problems.map((text) => (
        <Alert key={text} type="error" showIcon role="alert" title={text} className="xd-gap" />
      ))}
      {questions.map((question) => (
        <Form.Item
          key={question.code}
          name={['answers', question.code]}
          label={question[language]}
          extra={fill(t.known, { value: known[question.code] || t.nothingKnown })}
          rules={rules}
        >
          <Radio.Group options={answers} optionType="button" aria-label={question[language]} />
        </Form.Item>
      ))}
      <Form.Item
        name="verdict"
        label={t.verdict}
        rules={[{ required: true, message: t.answerAll }]}
      >
        <Radio.Group
          options={[...useCodes('PhoneCheckVerdict')]}
          optionType="button"
          buttonStyle="solid"
          aria-label={t.verdict}
        />
      </Form.Item>
      <Space wrap>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t.submit}
        </Button>
        <Button onClick={fillRest}>{t.allMatch}</Button>
      </Space>
    </Form>
  )
}

/** A call in vain has no answers. */
export function inputOf(applicationId: string, { answers = {}, verdict }: Values) {
  const given =
    verdict === 'UNREACHABLE'
      ? []
      : Object.entries(answers).flatMap(([code, answer]) => (answer ? [{ code, answer }] : []))
  return { applicationId, verdict, answers: given }
}
