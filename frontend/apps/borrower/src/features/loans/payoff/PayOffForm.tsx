import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { SelectField } from '../../../shared/choices'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { type Asked, ConfirmSheet } from '../pay/ConfirmSheet'
import { type OwnCard, proposed, useCardOptions } from '../pay/cards'
import { OwnLoanPaymentStartDocument } from '../pay/pay.generated'
import { payoffMessages } from './payoff-messages'

/** From which card; the amount is worked out once more when it is sent. */
export function PayOffForm({ loanId, cards }: { loanId: string; cards: readonly OwnCard[] }) {
  const t = useMessages(payoffMessages)
  const options = useCardOptions(cards)
  const [asked, setAsked] = useState<Asked | null>(null)
  const form = useVerbForm(OwnLoanPaymentStartDocument, {
    initial: { bankCardId: proposed(cards) },
    required: ['bankCardId'],
    input: ({ bankCardId }) => ({ loanId, bankCardId, payOff: true, dryRun: true }),
    onDone: (payload, { bankCardId }) =>
      setAsked({ payload, input: { loanId, bankCardId, payOff: true } }),
  })
  const card = cards.find((one) => one.id === asked?.input.bankCardId)
  return (
    <>
      <VerbForm form={form} submit={t.pay}>
        <SelectField {...form.field('bankCardId')} label={t.card} options={options} />
      </VerbForm>
      {asked && card ? (
        <ConfirmSheet loanId={loanId} asked={asked} card={card} onClose={() => setAsked(null)} />
      ) : null}
    </>
  )
}
