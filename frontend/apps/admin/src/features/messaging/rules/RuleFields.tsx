import { useCodes } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { isTime } from './hours'
import { messages } from './messages'

/** The fields of one rule; what is left empty says nothing. */
export function RuleFields({ name, onRemove }: { name: number; onRemove: () => void }) {
  const t = useMessages(messages)
  const several = [
    { field: 'purposes', label: t.purposes, options: useCodes('ContactPurpose') },
    { field: 'roles', label: t.roles, options: useCodes('ContactRole') },
    { field: 'channels', label: t.channels, options: useCodes('ContactChannel') },
  ]
  const time = [
    {
      validator: (_: unknown, text?: string) =>
        !text || isTime(text) ? Promise.resolve() : Promise.reject(new Error(t.timeRule)),
    },
  ]
  const text = { code: t.code, zh: t.nameZh, en: t.nameEn }
  const numbers = { capDay: t.capDay, capWeek: t.capWeek, gapMinutes: t.gapMinutes }
  return (
    <fieldset className="xm-channel">
      <legend>{name + 1}</legend>
      <div className="xm-rule-form">
        {Object.entries(text).map(([field, label]) => (
          <Form.Item key={field} name={[name, field]} label={label} rules={[{ required: true }]}>
            <Input maxLength={100} />
          </Form.Item>
        ))}
        {several.map(({ field, label, options }) => (
          <Form.Item key={field} name={[name, field]} label={label}>
            <Select mode="multiple" options={[...options]} allowClear />
          </Form.Item>
        ))}
        <Form.Item name={[name, 'from']} label={t.from} rules={time}>
          <Input maxLength={5} />
        </Form.Item>
        <Form.Item name={[name, 'to']} label={t.to} rules={time}>
          <Input maxLength={5} />
        </Form.Item>
        {Object.entries(numbers).map(([field, label]) => (
          <Form.Item key={field} name={[name, field]} label={label}>
            <InputNumber min={0} max={13000} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        ))}
        <Form.Item name={[name, 'closedDays']} label={t.closedDays}>
          <Input />
        </Form.Item>
        <Form.Item name={[name, 'isForbidden']} valuePropName="checked">
          <Checkbox>{t.forbidden}</Checkbox>
        </Form.Item>
        <Form.Item name={[name, 'noDebt']} valuePropName="checked">
          <Checkbox>{t.noDebt}</Checkbox>
        </Form.Item>
      </div>
      <Button type="link" danger onClick={onRemove}>
        {t.remove}
      </Button>
    </fieldset>
  )
}
