import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { LinkButton } from '../../../shared/Button'
import { ChoiceField, SelectField } from '../../../shared/choices'
import { AmountField } from '../../../shared/fields'
import { sharedMessages } from '../../../shared/shared-messages'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { loanPath } from '../paths'
import { type Asked, ConfirmSheet } from './ConfirmSheet'
import { type OwnCard, proposed, useCardOptions } from './cards'
import type { LoanToPay } from './Pay'
import { OwnLoanPaymentStartDocument } from './pay.generated'
import { payMessages } from './pay-messages'
import { OTHER, useAmounts } from './useAmounts'

/** The amount and the card; the server works out what it would pay for. */
export function PayForm({ loan, cards }: { loan: LoanToPay; cards: readonly OwnCard[] }) {
  const t = useMessages(payMessages)
  const shared = useMessages(sharedMessages)
  const amounts = useAmounts(loan.nextPayment)
  const options = useCardOptions(cards)
  const [asked, setAsked] = useState<Asked | null>(null)
  const inputOf = (values: { choice: string; amount: string; bankCardId: string }) => ({
    loanId: loan.id,
    bankCardId: values.bankCardId,
    amount: amounts.find((one) => one.value === values.choice)?.amount ?? values.amount.trim(),
  })
  const form = useVerbForm(OwnLoanPaymentStartDocument, {
    initial: {
      choice: amounts[0]?.value ?? OTHER,
      amount: '',
      bankCardId: proposed(cards),
    },
    required: ['choice', 'bankCardId'],
    check: ({ choice, amount }) =>
      choice === OTHER && !amount.trim() ? { amount: shared.required } : {},
    input: (values) => ({ ...inputOf(values), dryRun: true }),
    onDone: (payload, values) => setAsked({ payload, input: inputOf(values) }),
  })
  const isOther = form.values.choice === OTHER
  const card = cards.find((one) => one.id === asked?.input.bankCardId)
  return (
    <>
      <VerbForm form={form} submit={t.nextStep}>
        <ChoiceField
          {...form.field('choice')}
          label={t.amount}
          options={[...amounts, { value: OTHER, label: t.other }]}
          error={isOther ? undefined : form.errorOf('amount')}
        />
        {isOther ? (
          <AmountField {...form.field('amount')} label={t.otherAmount} hint={t.otherHint} />
        ) : null}
        <SelectField {...form.field('bankCardId')} label={t.card} options={options} />
      </VerbForm>
      <LinkButton to={loanPath(loan.id, '/payoff')}>{t.allAtOnce}</LinkButton>
      {asked && card ? (
        <ConfirmSheet loanId={loan.id} asked={asked} card={card} onClose={() => setAsked(null)} />
      ) : null}
    </>
  )
}
