import { useLanguage, useMessages } from '@xindai/i18n'
import { Form, Input, Select } from 'antd'
import { useNavigate } from 'react-router'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { messages } from '../messages'
import type { Row } from './ProductList'
import { ProductCreateDocument } from './products.generated'

interface Values {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly copyOf: string
}

interface Props {
  readonly open: boolean
  readonly products: readonly Row[]
  readonly onClose: () => void
}

/** A new product begins with the terms of another one. */
export function CreateProduct({ open, products, onClose }: Props) {
  const t = useMessages(messages)
  const required = [{ required: true, message: useMessages(sharedMessages).required }]
  const language = useLanguage()
  const go = useNavigate()
  return (
    <VerbDrawer
      title={t.create}
      open={open}
      onClose={onClose}
      document={ProductCreateDocument}
      toInput={({ copyOf, ...names }: Values) => ({
        ...names,
        terms: products.find(({ id }) => id === copyOf)?.versions.at(-1)?.terms ?? {},
      })}
      onDone={({ product }) => product && go(`/products/${encodeURIComponent(product.id)}`)}
    >
      <p className="xd-muted">{t.createHint}</p>
      <Form.Item name="code" label={t.code} rules={required}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="nameZh" label={t.nameZh} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="nameEn" label={t.nameEn} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="copyOf" label={t.copyOf} rules={required}>
        <Select
          options={products.map((one) => ({
            value: one.id,
            label: `${one.code} · ${language === 'zh' ? one.nameZh : one.nameEn}`,
          }))}
        />
      </Form.Item>
    </VerbDrawer>
  )
}
