import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Form, Input, InputNumber, Select } from 'antd'
import { useNavigate } from 'react-router'
import { PercentInput } from '../../../shared/PercentInput'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { MerchantBranchesDocument, MerchantCreateDocument } from '../merchants.generated'
import { messages, verbMessages } from '../messages'
import { AccountItems } from '../page/AccountItems'

export function CreateMerchant({ onClose }: { onClose: () => void }) {
  const t = useMessages(messages)
  const v = useMessages(verbMessages)
  const rules = [{ required: true, message: useMessages(sharedMessages).required }]
  const go = useNavigate()
  const read = useRead(MerchantBranchesDocument, {})
  const branches = (read.data?.branches ?? []).filter(({ isActive }) => isActive)
  return (
    <VerbDrawer
      title={v.create}
      open
      onClose={onClose}
      document={MerchantCreateDocument}
      initial={{ settlementDays: 1 }}
      toInput={(values: { settlementDays: number }) => values}
      onDone={({ merchant }) => merchant && go(`/merchants/${encodeURIComponent(merchant.id)}`)}
    >
      <p className="xd-muted">{v.createHint}</p>
      <Form.Item name="code" label={t.code} rules={rules}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="name" label={t.name} rules={rules}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="nameEn" label={t.nameEn}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="branchId" label={t.branch} rules={rules}>
        <Select options={branches.map((one) => ({ value: one.id, label: one.name }))} />
      </Form.Item>
      <Form.Item name="feeRate" label={t.feeRate} rules={rules}>
        <PercentInput />
      </Form.Item>
      <Form.Item name="settlementDays" label={t.settlementDays} rules={rules}>
        <InputNumber min={0} max={90} precision={0} />
      </Form.Item>
      <AccountItems />
    </VerbDrawer>
  )
}
