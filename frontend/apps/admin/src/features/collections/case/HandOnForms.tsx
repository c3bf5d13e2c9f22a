import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { formatRate } from '@xindai/money'
import { Input, Select } from 'antd'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useActorName } from '../../../shared/Who'
import { messages } from '../messages'
import { CollectionHandOverOneDocument, CollectionTransferDocument } from './acts.generated'
import { type FormProps, Item } from './CaseForms'
import { AgencyChoiceDocument, CollectorChoiceDocument } from './case.generated'
import { caseMessages } from './case-messages'

/** To a colleague. */
export function TransferForm({ found, onClose, onDone }: FormProps) {
  const t = useMessages(messages)
  const c = useMessages(caseMessages)
  const nameOf = useActorName()
  const read = useRead(CollectorChoiceDocument, {})
  const people = (read.data?.collectors ?? []).filter(
    (each) => each.isActive && each.staffId !== found.assignedId,
  )
  return (
    <VerbDrawer
      title={`${c.transfer} · ${found.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={CollectionTransferDocument}
      toInput={(values: object) => ({ caseId: found.id, ...values })}
    >
      <Item name="staffId" label={t.assigned} required>
        <Select
          loading={read.loading}
          showSearch={{ optionFilterProp: 'label' }}
          options={people.map((each) => ({
            value: each.staffId,
            label: fill(c.load, { name: nameOf(each.staff), n: each.cases, most: each.mostCases }),
          }))}
        />
      </Item>
      <Item name="reason" label={t.reason} required>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Item>
    </VerbDrawer>
  )
}

/** To an agency. */
export function HandOverForm({ found, onClose, onDone }: FormProps) {
  const t = useMessages(messages)
  const c = useMessages(caseMessages)
  const read = useRead(AgencyChoiceDocument, {})
  const agencies = (read.data?.collectionAgencies ?? []).filter((each) => each.isActive)
  return (
    <VerbDrawer
      title={`${c.handOver} · ${found.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={CollectionHandOverOneDocument}
      toInput={(values: object) => ({ caseIds: [found.id], ...values })}
    >
      <p className="xd-muted">{c.agencyData}</p>
      <Item name="agencyId" label={c.agency} required>
        <Select
          loading={read.loading}
          options={agencies.map((each) => ({
            value: each.id,
            label: `${each.name} · ${formatRate(each.feeRate)} · ${fill(c.days, { n: each.recallDays })}`,
          }))}
        />
      </Item>
      <Item name="reason" label={t.reason} required>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Item>
    </VerbDrawer>
  )
}
