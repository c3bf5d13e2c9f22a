import { Form, Input } from 'antd'

interface Props {
  readonly label: string
  readonly placeholder: string
}

/** Why: kept with the decision. */
export function NoteField({ label, placeholder }: Props) {
  return (
    <Form.Item name="note" label={label} rules={[{ required: true, min: 2, max: 500 }]}>
      <Input.TextArea rows={3} maxLength={500} showCount placeholder={placeholder} />
    </Form.Item>
  )
}
