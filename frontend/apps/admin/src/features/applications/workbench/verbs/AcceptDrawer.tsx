import { fill, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { Form, Input } from 'antd'
import { MoneyInput } from '../../../../shared/fields'
import { sharedMessages } from '../../../../shared/shared-messages'
import { VerbDrawer } from '../../../../shared/verb/VerbDrawer'
import { AcceptOfferDocument } from '../acts.generated'
import type { DrawerProps } from './Drawers'
import { verbMessages } from './verb-messages'

interface Values {
  readonly amount: string
  readonly inPerson: string
}

/** For a customer who is there: all of the offer or a part of it. */
export function AcceptDrawer({ work, open, onClose, onDone }: DrawerProps) {
  const t = useMessages(verbMessages)
  const shared = useMessages(sharedMessages)
  const { offer } = work
  if (!offer) return null
  const required = [{ required: true, whitespace: true, message: shared.required }]
  return (
    <VerbDrawer
      title={t.accept}
      open={open}
      onClose={onClose}
      document={AcceptOfferDocument}
      initial={{ amount: offer.amount.amount }}
      toInput={({ amount, inPerson }: Values) => ({
        applicationId: work.id,
        amount: amount === offer.amount.amount ? null : amount,
        inPerson,
      })}
      onDone={onDone}
      submitText={t.accept}
    >
      <Form.Item
        name="amount"
        label={t.acceptAmount}
        extra={fill(t.amountHint, { amount: formatMoney(offer.offered) })}
        rules={required}
      >
        <MoneyInput />
      </Form.Item>
      <Form.Item name="inPerson" label={t.inPerson} extra={t.inPersonHint} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
    </VerbDrawer>
  )
}
