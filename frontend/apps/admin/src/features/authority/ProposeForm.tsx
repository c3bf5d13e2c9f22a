import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { Form, Input, Select } from 'antd'
import { MoneyInput } from '../../shared/fields'
import { sharedMessages } from '../../shared/shared-messages'
import { VerbDrawer } from '../../shared/verb/VerbDrawer'
import type { Product } from './Authority'
import { AuthorityProposeDocument } from './authority.generated'
import { messages } from './messages'

interface Props {
  readonly open: boolean
  readonly products: readonly Product[]
  readonly onClose: () => void
  readonly onDone: () => void
}

const LEVELS = [0, 1, 2, 3] as const

export function ProposeForm({ open, products, onClose, onDone }: Props) {
  const t = useMessages(messages)
  const rules = [{ required: true, message: useMessages(sharedMessages).required }]
  const language = useLanguage()
  return (
    <VerbDrawer
      title={t.propose}
      open={open}
      onClose={onClose}
      onDone={onDone}
      document={AuthorityProposeDocument}
      initial={{ currency: 'CNY' }}
      toInput={(values: { currency: string }) => values}
      submitText={t.propose}
    >
      <p className="xd-muted">{t.proposeHint}</p>
      <Form.Item name="level" label={t.level} rules={rules}>
        <Select
          options={LEVELS.map((value) => ({
            value,
            label: value === 0 ? t.nobody : fill(t.levelN, { n: value }),
          }))}
        />
      </Form.Item>
      <Form.Item name="productId" label={t.product}>
        <Select
          allowClear
          placeholder={t.anyProduct}
          options={products.map((one) => ({
            value: one.id,
            label: language === 'zh' ? one.nameZh : one.nameEn,
          }))}
        />
      </Form.Item>
      <Form.Item name="grade" label={t.grade}>
        <Input maxLength={10} placeholder={t.anyGrade} />
      </Form.Item>
      <Form.Item name="maxAmount" label={t.maxAmount} rules={rules}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="currency" label={t.currency} rules={rules}>
        <Input maxLength={3} />
      </Form.Item>
      <Form.Item name="reason" label={t.reason} rules={rules}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </VerbDrawer>
  )
}
