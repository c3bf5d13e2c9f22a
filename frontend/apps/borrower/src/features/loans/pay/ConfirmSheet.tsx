import { useCode } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { Amount } from '@xindai/ui'
import { useNavigate } from 'react-router'
import { Button } from '../../../shared/Button'
import { BigAmount, Facts, Notice, Section } from '../../../shared/blocks'
import { Sheet } from '../../../shared/Sheet'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { paymentPath } from '../paths'
import { type OwnCard, useCardName } from './cards'
import { OwnLoanPaymentStartDocument, type OwnLoanPaymentStartMutation } from './pay.generated'
import { payMessages } from './pay-messages'

/** A payment that was tried out, and what to send for it in earnest. */
export interface Asked {
  readonly payload: OwnLoanPaymentStartMutation['loanPaymentStart']
  readonly input: {
    readonly loanId: string
    readonly bankCardId: string
    readonly amount?: string
    readonly payOff?: boolean
  }
}

interface Props {
  readonly loanId: string
  readonly asked: Asked
  readonly card: OwnCard
  readonly onClose: () => void
}

/** What is taken, from where, and what it pays for: then, and only then, it begins. */
export function ConfirmSheet({ loanId, asked, card, onClose }: Props) {
  const t = useMessages(payMessages)
  const code = useCode()
  const navigate = useNavigate()
  const nameOf = useCardName()
  const { amount, preview } = asked.payload
  const credit = preview?.applied.find((part) => part.name === 'credit')
  const form = useVerbForm(OwnLoanPaymentStartDocument, {
    initial: {},
    input: () => asked.input,
    onDone: ({ payment }) =>
      payment ? navigate(paymentPath(loanId, payment.id), { replace: true }) : onClose(),
  })
  return (
    <Sheet title={t.confirmTitle} onClose={onClose}>
      <BigAmount label={t.confirmAmount} value={amount} />
      <Facts items={[[t.confirmCard, nameOf(card.bank, card.number)]]} />
      {preview && preview.applied.length > 0 ? (
        <Section title={t.confirmParts}>
          <Facts
            items={preview.applied.map((part) => [
              code('LoanPart', part.name),
              <Amount key={part.name} value={part.amount} />,
            ])}
          />
        </Section>
      ) : null}
      {credit ? (
        <Notice>{fill(t.confirmCredit, { amount: formatMoney(credit.amount) })}</Notice>
      ) : null}
      {preview?.statusAfter === 'CLOSED' ? <Notice tone="good">{t.confirmCloses}</Notice> : null}
      <VerbForm form={form} submit={fill(t.confirm, { amount: formatMoney(amount) })} />
      <Button block kind="plain" onPress={onClose}>
        {t.back}
      </Button>
    </Sheet>
  )
}
