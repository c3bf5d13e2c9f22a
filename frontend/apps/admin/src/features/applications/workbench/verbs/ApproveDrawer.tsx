import { fill, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { Form, Input, InputNumber } from 'antd'
import { MoneyInput } from '../../../../shared/fields'
import { sharedMessages } from '../../../../shared/shared-messages'
import { VerbDrawer } from '../../../../shared/verb/VerbDrawer'
import { ApproveDocument } from '../acts.generated'
import { percentOfRate } from '../percent'
import type { PlanOf } from '../types'
import { changeOf, type Values } from './changeOf'
import type { DrawerProps } from './Drawers'
import { Quote } from './Quote'
import { verbMessages } from './verb-messages'

/** Yes: as proposed, or to less, another term or rate; what it comes to stands below. */
export function ApproveDrawer({ work, open, onClose, onDone }: DrawerProps) {
  const t = useMessages(verbMessages)
  const shared = useMessages(sharedMessages)
  const { proposal } = work
  if (!proposal) return null
  const required = [{ required: true, message: shared.required }]
  return (
    <VerbDrawer
      title={t.approve}
      open={open}
      onClose={onClose}
      document={ApproveDocument}
      initial={initialOf(proposal)}
      toInput={(values: Values) => inputOf(work.id, proposal, values)}
      onDone={onDone}
      submitText={t.approve}
    >
      <Form.Item
        name="amount"
        label={t.amount}
        extra={fill(t.amountHint, { amount: formatMoney(proposal.offered) })}
        rules={required}
      >
        <MoneyInput />
      </Form.Item>
      <Form.Item name="instalments" label={t.instalments} rules={required}>
        <InputNumber min={1} max={360} precision={0} />
      </Form.Item>
      <Form.Item name="annualRate" label={t.rate} rules={required}>
        <Input inputMode="decimal" maxLength={12} />
      </Form.Item>
      <Form.Item name="reason" label={t.opinion}>
        <Input.TextArea maxLength={500} rows={2} />
      </Form.Item>
      <Quote id={work.id} proposal={proposal} />
    </VerbDrawer>
  )
}

function initialOf(proposal: PlanOf): Values {
  return {
    amount: proposal.amount.amount,
    instalments: proposal.instalments,
    annualRate: percentOfRate(proposal.annualRate),
  }
}

function inputOf(applicationId: string, proposal: PlanOf, values: Values) {
  const reason = values.reason?.trim() || null
  return { applicationId, ...changeOf(proposal, values), reason }
}
