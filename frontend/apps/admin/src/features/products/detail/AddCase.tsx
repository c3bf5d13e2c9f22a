import { useMessages } from '@xindai/i18n'
import { Form, Input, InputNumber, Select } from 'antd'
import { DateInput, MoneyInput } from '../../../shared/fields'
import { PercentInput } from '../../../shared/PercentInput'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { goldenMessages } from '../golden-messages'
import { METHODS } from '../terms/catalog'
import { useWords } from '../terms/useWords'
import type { ProductOfPage } from './ProductPage'
import { ProductGoldenCaseAddDocument } from './product.generated'

interface Props {
  readonly product: ProductOfPage
  readonly open: boolean
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Promises the figures of one more loan, as the newest terms compute them. */
export function AddCase({ product, open, onClose, onDone }: Props) {
  const t = useMessages(goldenMessages)
  const { wordOf } = useWords()
  const rules = [{ required: true, message: useMessages(sharedMessages).required }]
  return (
    <VerbDrawer
      title={t.add}
      open={open}
      onClose={onClose}
      onDone={onDone}
      document={ProductGoldenCaseAddDocument}
      initial={{ method: 'equal_instalment' }}
      toInput={(values: { method: string }) => ({ ...values, productId: product.id })}
    >
      <Form.Item name="name" label={t.name} rules={rules}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="principal" label={t.principal} rules={rules}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="annualRate" label={t.annualRate} rules={rules}>
        <PercentInput />
      </Form.Item>
      <Form.Item name="instalments" label={t.instalments} rules={rules}>
        <InputNumber min={1} max={1200} precision={0} />
      </Form.Item>
      <Form.Item name="method" label={t.method} rules={rules}>
        <Select options={METHODS.map((value) => ({ value, label: wordOf(value) }))} />
      </Form.Item>
      <Form.Item name="disbursedOn" label={t.disbursedOn} rules={rules}>
        <DateInput />
      </Form.Item>
    </VerbDrawer>
  )
}
