import { useMessages } from '@xindai/i18n'
import { Form, Select } from 'antd'
import { MoneyInput } from '../../../shared/fields'
import { PreviewDiff } from '../../../shared/loan/PreviewDiff'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import type { LoanOfPage } from './LoanPage'
import { LoanRefundToCardDocument } from './loan.generated'
import { servicingMessages } from './servicing-messages'

interface Props {
  readonly loan: LoanOfPage
  readonly onClose: () => void
  readonly onDone: () => void
}

interface Values {
  readonly amount: string
  readonly bankCardId: string
}

/** Pays a credit back to a card of the borrower. */
export function RefundForm({ loan, onClose, onDone }: Props) {
  const t = useMessages(servicingMessages)
  const rules = [{ required: true, message: useMessages(sharedMessages).required }]
  const cards = (loan.customer?.bankCards ?? []).map((card) => ({
    value: card.id,
    label: `${card.bank ?? ''} ${card.number}`.trim(),
  }))
  return (
    <VerbDrawer
      title={`${t.refund} · ${loan.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={LoanRefundToCardDocument}
      initial={{ amount: loan.credit.amount } as Partial<Values>}
      toInput={(values: Values) => ({ ...values, loanId: loan.id })}
      preview={(payload) => <PreviewDiff preview={payload.preview} />}
      submitText={t.refund}
      width={860}
    >
      <p className="xd-muted">{t.refundHint}</p>
      <Form.Item name="amount" label={t.amount} rules={rules}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="bankCardId" label={t.card} rules={rules}>
        <Select options={cards} />
      </Form.Item>
    </VerbDrawer>
  )
}
