import { useMessages } from '@xindai/i18n'
import { Form, Input, Radio, Select } from 'antd'
import { MoneyInput } from '../../../shared/fields'
import { PreviewDiff } from '../../../shared/loan/PreviewDiff'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { cardMessages } from './desk-messages'
import type { LoanOfPage } from './LoanPage'
import { LoanCollectDocument } from './loan.generated'

interface Props {
  readonly loan: LoanOfPage
  readonly onClose: () => void
  readonly onDone: () => void
}

interface Values {
  readonly payOff: boolean
  readonly amount?: string
  readonly bankCardId: string
  readonly agreement: string
}

/** Collects from a card of a customer who has agreed to it. */
export function CollectForm({ loan, onClose, onDone }: Props) {
  const t = useMessages(cardMessages)
  const rules = [{ required: true, message: useMessages(sharedMessages).required }]
  const cards = (loan.customer?.bankCards ?? []).map((card) => ({
    value: card.id,
    label: `${card.bank ?? ''} ${card.number}`.trim(),
  }))
  return (
    <VerbDrawer
      title={`${t.collect} · ${loan.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={LoanCollectDocument}
      initial={{ payOff: false } as Partial<Values>}
      toInput={({ payOff, amount, ...rest }: Values) => ({
        ...rest,
        ...(payOff ? { payOff } : { amount }),
        loanId: loan.id,
      })}
      preview={(payload) => <PreviewDiff preview={payload.preview} />}
      submitText={t.collect}
      width={860}
    >
      <p className="xd-muted">{t.collectHint}</p>
      <Form.Item name="payOff" label={t.what}>
        <Radio.Group
          options={[
            { value: false, label: t.part },
            { value: true, label: t.all },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(old, next) => old.payOff !== next.payOff}>
        {({ getFieldValue }) =>
          getFieldValue('payOff') ? null : (
            <Form.Item name="amount" label={t.amount} rules={rules}>
              <MoneyInput />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="bankCardId" label={t.card} rules={rules}>
        <Select options={cards} />
      </Form.Item>
      <Form.Item name="agreement" label={t.agreement} rules={rules}>
        <Input maxLength={120} />
      </Form.Item>
    </VerbDrawer>
  )
}
