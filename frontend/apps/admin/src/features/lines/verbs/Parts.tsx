import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { fill, useMessages } from '@xindai/i18n'
import { Button, Checkbox, Form, Select } from 'antd'
import { MoneyInput } from '../../../shared/fields'
import { useLineChoices } from '../useLineChoices'
import { verbMessages } from './verb-messages'

export interface Part {
  readonly productId: string
  readonly limit?: string
  readonly isRevolving?: boolean
}

/** Parts as the server takes them. */
export function partsOf(parts: readonly Part[] | undefined) {
  return (parts ?? []).map(({ productId, limit, isRevolving }) => ({
    productId,
    limit: limit || null,
    isRevolving: isRevolving ?? false,
  }))
}

/** The fields of one part, below `name` in the form. */
export function PartFields({ name }: { name: readonly (string | number)[] }) {
  const t = useMessages(verbMessages)
  const { products } = useLineChoices()
  return (
    <>
      <Form.Item name={[...name, 'productId']} label={t.product} rules={[{ required: true }]}>
        <Select options={products} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name={[...name, 'limit']} label={t.partLimit} extra={t.partLimitHint}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name={[...name, 'isRevolving']} valuePropName="checked">
        <Checkbox>{t.isRevolving}</Checkbox>
      </Form.Item>
    </>
  )
}

/** What single products may take of a line, if that is narrowed at all. */
export function Parts() {
  const t = useMessages(verbMessages)
  return (
    <Form.List name="subLines">
      {(fields, { add, remove }) => (
        <fieldset className="xd-line-parts">
          <legend>{t.parts}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="xd-line-part">
              <PartFields name={[name]} />
              <Button
                type="text"
                icon={<MinusCircleOutlined />}
                aria-label={fill(t.removePart, { n: name + 1 })}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({ isRevolving: true })}>
            {t.addPart}
          </Button>
        </fieldset>
      )}
    </Form.List>
  )
}
