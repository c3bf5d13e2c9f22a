import { useCode, useCodes } from '@xindai/graphql'
import { formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { SelectField } from '../../../shared/choices'
import { AmountField, LongTextField } from '../../../shared/fields'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { disputePath } from '../paths'
import { Attached } from '../requests/Attached'
import type { OwnDocument } from '../requests/NewRequest'
import { disputeMessages } from './dispute-messages'
import { OwnDisputeOpenDocument } from './disputes.generated'
import type { LoanOfDispute } from './NewDispute'

interface Props {
  readonly loan: LoanOfDispute
  readonly documents: readonly OwnDocument[]
  /** A paper was handed in. */
  readonly onDocument: () => void
}

const EMPTY = { reason: '', eventId: '', amount: '', text: '' }

export function DisputeForm({ loan, documents, onDocument }: Props) {
  const t = useMessages(disputeMessages)
  const navigate = useNavigate()
  const reasons = useCodes('LoanDisputeReason')
  const [attached, setAttached] = useState<readonly string[]>([])
  const form = useVerbForm(OwnDisputeOpenDocument, {
    initial: EMPTY,
    required: ['reason', 'text'],
    confirm: () => ({
      title: t.confirmTitle,
      content: <p>{t.confirmText}</p>,
      action: t.send,
    }),
    input: ({ reason, text, amount, eventId }) => ({
      loanId: loan.id,
      reason: reason as never,
      text,
      amount: amount || null,
      eventId: eventId || null,
      documentIds: [...attached],
    }),
    onDone: ({ dispute }) => {
      if (dispute) navigate(disputePath(loan.id, dispute.id), { replace: true })
    },
  })
  return (
    <VerbForm form={form} submit={t.send}>
      <SelectField {...form.field('reason')} label={t.reason} options={reasons} />
      <SelectField {...form.field('eventId')} label={t.event} options={useEvents(loan)} />
      <AmountField {...form.field('amount')} label={t.amount} hint={t.amountHint} />
      <LongTextField {...form.field('text')} label={t.text} hint={t.textHint} maxLength={1000} />
      <Attached
        documents={documents}
        attached={attached}
        onChange={setAttached}
        onAdded={onDocument}
        error={form.errorOf('documentIds')}
      />
    </VerbForm>
  )
}

/** What has happened to the loan and stands, the newest first. */
function useEvents(loan: LoanOfDispute) {
  const code = useCode()
  const language = useLanguage()
  return loan.transactions
    .filter(({ reversed, type, amount }) => !reversed && amount && !type.startsWith('dispute'))
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
