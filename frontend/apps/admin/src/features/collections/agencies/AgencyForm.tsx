import { useCodes } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Form, Input, InputNumber, Select, Switch } from 'antd'
import { PercentInput } from '../../../shared/PercentInput'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import type { Agency } from './AgencyPage'
import { CollectionAgencySetDocument } from './agencies.generated'
import { agencyMessages } from './agency-messages'

interface Props {
  readonly agency: Agency | undefined
  readonly onClose: () => void
  readonly onDone: () => void
}

/** A new agency, or new terms for the batches to come. */
export function AgencyForm({ agency, onClose, onDone }: Props) {
  const t = useMessages(agencyMessages)
  const s = useMessages(sharedMessages)
  const fields = useCodes('CollectionDataField')
  const required = [{ required: true, message: s.required }]
  return (
    <VerbDrawer
      title={agency ? `${t.change} · ${agency.name}` : t.add}
      open
      onClose={onClose}
      onDone={onDone}
      document={CollectionAgencySetDocument}
      initial={
        agency
          ? {
              code: agency.code,
              name: agency.name,
              feeRate: agency.feeRate,
              recallDays: agency.recallDays,
              dataFields: [...agency.dataFields],
              isActive: agency.isActive,
            }
          : { recallDays: 60, dataFields: ['NAME', 'PHONE'], isActive: true }
      }
      toInput={(values: object) => values}
    >
      <Form.Item name="code" label={t.code} rules={required}>
        <Input maxLength={20} disabled={agency !== undefined} />
      </Form.Item>
      <Form.Item name="name" label={t.name} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="feeRate" label={t.feeRate} rules={required}>
        <PercentInput />
      </Form.Item>
      <Form.Item name="recallDays" label={t.recallDays} rules={required}>
        <InputNumber min={7} max={365} precision={0} />
      </Form.Item>
      <Form.Item name="dataFields" label={t.dataFields}>
        <Select mode="multiple" options={[...fields]} />
      </Form.Item>
      <Form.Item name="isActive" label={t.active} valuePropName="checked">
        <Switch />
      </Form.Item>
    </VerbDrawer>
  )
}
