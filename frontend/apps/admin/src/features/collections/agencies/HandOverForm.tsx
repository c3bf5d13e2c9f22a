import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { Form, Input, Select } from 'antd'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { messages } from '../messages'
import type { Agency } from './AgencyPage'
import { CollectionHandOverDocument, CollectionWaitingDocument } from './agencies.generated'
import { agencyMessages } from './agency-messages'

interface Props {
  readonly agencies: readonly Agency[]
  readonly onClose: () => void
  readonly onDone: () => void
}

/** A batch of cases, all or none. */
export function HandOverForm({ agencies, onClose, onDone }: Props) {
  const t = useMessages(agencyMessages)
  const m = useMessages(messages)
  const s = useMessages(sharedMessages)
  const read = useRead(CollectionWaitingDocument, {})
  const required = [{ required: true, message: s.required }]
  const cases = read.data?.collectionCases.edges.map(({ node }) => node) ?? []
  return (
    <VerbDrawer
      title={t.handOver}
      open
      onClose={onClose}
      onDone={onDone}
      document={CollectionHandOverDocument}
      toInput={(values: object) => values}
      width={560}
    >
      <Form.Item name="agencyId" label={t.agency} rules={required}>
        <Select
          options={agencies
            .filter((each) => each.isActive)
            .map((each) => ({ value: each.id, label: each.name }))}
        />
      </Form.Item>
      <Form.Item name="caseIds" label={t.chooseCases} rules={required}>
        <Select
          mode="multiple"
          loading={read.loading}
          optionFilterProp="label"
          options={cases.map((each) => ({
            value: each.id,
            label: fill(t.line, {
              number: each.number,
              days: each.daysPastDue,
              amount: formatMoney(each.overdue),
            }),
          }))}
        />
      </Form.Item>
      <Form.Item name="reason" label={m.reason} rules={required}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </VerbDrawer>
  )
}
