import { useMessages } from '@xindai/i18n'
import { Form, Select } from 'antd'
import type { ContractOfPage } from '../detail/ContractPage'
import { verbMessages } from '../messages'

/** One of the customer's bank cards, or what the contract says. */
export function CardItem({ contract }: { contract: ContractOfPage }) {
  const t = useMessages(verbMessages)
  const options = (contract.customer?.bankCards ?? []).map((card) => ({
    value: card.id,
    label: `${card.bank ?? ''} ${card.number}`.trim(),
  }))
  return (
    <Form.Item name="bankCardId" label={t.bankCard}>
      <Select options={options} placeholder={t.bankCardContract} allowClear />
    </Form.Item>
  )
}
