import { useLanguage, useMessages } from '@xindai/i18n'
import { Button, Form, InputNumber, Select } from 'antd'
import { DateInput, MoneyInput } from '../../../shared/fields'
import { PercentInput } from '../../../shared/PercentInput'
import { sharedMessages } from '../../../shared/shared-messages'
import { goldenMessages, trialMessages } from '../golden-messages'
import { METHODS } from '../terms/catalog'
import { useWords } from '../terms/useWords'
import { type Asked, choicesOf } from './trial'

interface Props {
  readonly terms: unknown
  readonly asked: Asked
  readonly onAsk: (asked: Asked) => void
}

export function TrialForm({ terms, asked, onAsk }: Props) {
  const t = useMessages(trialMessages)
  const g = useMessages(goldenMessages)
  const rules = [{ required: true, message: useMessages(sharedMessages).required }]
  const language = useLanguage()
  const { wordOf } = useWords()
  const { segments, channels, subProducts, methods } = choicesOf(terms)
  const named = (all: readonly string[]) => all.map((value) => ({ value, label: wordOf(value) }))
  const any = { allowClear: true, placeholder: t.any }
  return (
    <Form<Asked> layout="vertical" initialValues={asked} onFinish={onAsk} className="xp-grid">
      <Form.Item name="principal" label={g.principal} rules={rules}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="instalments" label={g.instalments} rules={rules}>
        <InputNumber min={1} max={1200} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="method" label={g.method} rules={rules}>
        <Select options={named(methods.length > 0 ? methods : METHODS)} />
      </Form.Item>
      <Form.Item name="disbursedOn" label={g.disbursedOn} rules={rules}>
        <DateInput />
      </Form.Item>
      <Form.Item name="segment" label={t.segment}>
        <Select {...any} options={named(segments)} />
      </Form.Item>
      <Form.Item name="channel" label={t.channel}>
        <Select {...any} options={named(channels)} />
      </Form.Item>
      <Form.Item name="subProduct" label={t.subProduct}>
        <Select
          {...any}
          options={subProducts.map((one) => ({ value: one.value, label: one[language] }))}
        />
      </Form.Item>
      <Form.Item name="annualRate" label={t.own}>
        <PercentInput />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t.compute}
      </Button>
    </Form>
  )
}
