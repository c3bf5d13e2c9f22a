import { useCodes } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { Input, Select } from 'antd'
import { CodeSelect, DateInput } from '../../../shared/fields'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { messages } from '../messages'
import {
  CollectionPutOnBlacklistDocument,
  CollectionWriteOffProposeDocument,
} from './acts.generated'
import { type FormProps, Item } from './CaseForms'
import { caseMessages } from './case-messages'

/** A loan of the case that is to be written off; somebody else decides. */
export function WriteOffForm({ found, onClose, onDone }: FormProps) {
  const t = useMessages(messages)
  const c = useMessages(caseMessages)
  const reasons = useCodes('CollectionWriteOffReason')
  const late = found.loans.filter((each) => !each.curedOn)
  return (
    <VerbDrawer
      title={`${c.writeOff} · ${found.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={CollectionWriteOffProposeDocument}
      initial={{ loanId: late[0]?.loanId }}
      toInput={(values: object) => ({ caseId: found.id, ...values })}
    >
      <Item name="loanId" label={c.loan} required>
        <Select
          options={late.map((each) => ({
            value: each.loanId,
            label: `${each.loan?.number ?? ''} · ${formatMoney(each.outstanding)}`,
          }))}
        />
      </Item>
      <Item name="reason" label={t.reason} required>
        <CodeSelect options={[...reasons]} />
      </Item>
      <Item name="note" label={t.note} required>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Item>
    </VerbDrawer>
  )
}

/** No further credit for this customer. */
export function BlacklistForm({ found, onClose, onDone }: FormProps) {
  const t = useMessages(messages)
  const c = useMessages(caseMessages)
  const reasons = useCodes('CollectionBlacklistReason')
  return (
    <VerbDrawer
      title={`${c.blacklist} · ${found.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={CollectionPutOnBlacklistDocument}
      toInput={(values: object) => ({ caseId: found.id, ...values })}
    >
      <Item name="reason" label={t.reason} required>
        <CodeSelect options={[...reasons]} />
      </Item>
      <Item name="note" label={t.note} required>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Item>
      <Item name="validUntil" label={c.validUntil} extra={c.forever}>
        <DateInput />
      </Item>
    </VerbDrawer>
  )
}
