import { useCode, useCodes } from '@xindai/graphql'
import { formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { Form, Input } from 'antd'
import { CodeSelect, MoneyInput } from '../../../shared/fields'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { disputeMessages } from './dispute-messages'
import type { LoanOfPage } from './LoanPage'
import { LoanDisputeWriteDownDocument } from './loan.generated'

interface Props {
  readonly loan: LoanOfPage
  readonly onClose: () => void
  readonly onDone: () => void
}

interface Values {
  readonly reason: string
  readonly text: string
  readonly amount?: string
  readonly eventId?: string
}

/** Writes down what the borrower contests. */
export function DisputeForm({ loan, onClose, onDone }: Props) {
  const t = useMessages(disputeMessages)
  const rules = [{ required: true, message: useMessages(sharedMessages).required }]
  return (
    <VerbDrawer
      title={`${t.open} · ${loan.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={LoanDisputeWriteDownDocument}
      toInput={({ amount, ...values }: Values) => ({
        ...values,
        amount: amount || undefined,
        loanId: loan.id,
      })}
      submitText={t.open}
    >
      <p className="xd-muted">{t.openHint}</p>
      <Form.Item name="reason" label={t.reason} rules={rules}>
        <CodeSelect options={[...useCodes('LoanDisputeReason')]} />
      </Form.Item>
      <Form.Item name="eventId" label={t.event}>
        <CodeSelect options={useEvents(loan)} />
      </Form.Item>
      <Form.Item name="amount" label={t.amountHint}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="text" label={t.text} rules={rules}>
        <Input.TextArea rows={4} maxLength={1000} showCount />
      </Form.Item>
    </VerbDrawer>
  )
}

function useEvents(loan: LoanOfPage) {
  const code = useCode()
  const language = useLanguage()
  return loan.transactions
    .filter(({ reversed, type }) => !reversed && !type.startsWith('dispute'))
    .map((one) => ({
      value: one.id,
      label: [
        formatDate(one.effectiveOn, language),
        code('TransactionType', one.type),
        one.amount ? formatMoney(one.amount) : '',
      ].join(' '),
    }))
    .reverse()
}
