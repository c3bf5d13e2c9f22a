import { problemOf } from '@xindai/graphql'
import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { useClient, useMutation } from 'urql'
import { Button } from '../../../shared/Button'
import { Card, Section } from '../../../shared/blocks'
import { CodeField } from '../../../shared/CodeField'
import { CheckField, ChoiceField, SelectField } from '../../../shared/choices'
import { AmountField, DateField } from '../../../shared/fields'
import { Empty } from '../../../shared/states'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { proposed, useCardOptions } from '../pay/cards'
import type { LoanOfDebit } from './DebitScreen'
import {
  OwnDebitCodeDocument,
  OwnDebitDraftDocument,
  type OwnDebitDraftQuery,
  type OwnDebitScreenQuery,
  OwnDebitSignDocument,
} from './debit.generated'
import { debitMessages } from './debit-messages'

interface Props {
  readonly loan: LoanOfDebit
  readonly customer: OwnDebitScreenQuery['me']['customer']
  readonly onDone: () => void
}

type Draft = OwnDebitDraftQuery['debitMandateDraft']

/** Fill in, read the words that come of it, and sign those words with a texted code. */
export function MandateForm({ loan, customer, onDone }: Props) {
  const t = useMessages(debitMessages)
  const language = useLanguage()
  const client = useClient()
  const cards = customer?.bankCards ?? []
  const options = useCardOptions(cards)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [, requestCode] = useMutation(OwnDebitCodeDocument)
  const form = useVerbForm(OwnDebitSignDocument, {
    initial: {
      scope: 'one',
      card: proposed(cards),
      maxAmount: '',
      validFrom: loan.asOf,
      validTo: loan.maturityOn ?? loan.asOf,
      agreed: false as boolean,
      code: '',
    },
    required: ['card', 'maxAmount', 'validFrom', 'validTo', 'agreed', 'code'],
    input: ({ code, ...rest }) => ({
      terms: termsOf(loan.id, rest),
      wordingSha256: draft?.sha256 ?? '',
      code,
    }),
    onDone,
  })
  if (loan.status !== 'ACTIVE') return null
  if (cards.length === 0) {
    return <Empty title={t.noCard} action={<Button to="/me/cards">{t.bind}</Button>} />
  }
  const show = async () => {
    const terms = termsOf(loan.id, form.values)
    const { data, error } = await client.query(OwnDebitDraftDocument, { terms }).toPromise()
    setProblem(problemOf(error)?.message ?? null)
    setDraft(data?.debitMandateDraft ?? null)
  }
  const sendCode = async () => {
    if (!draft) return null
    const input = { terms: termsOf(loan.id, form.values), wordingSha256: draft.sha256 }
    const { data, error } = await requestCode({ input })
    const refused = data?.debitMandateCodeRequest.userErrors[0]?.message
    return problemOf(error)?.message ?? refused ?? null
  }
  return (
    <Section title={t.mandate}>
      <Card>
        <p className="x-muted l-before">{t.none}</p>
        <VerbForm form={form} submit={t.sign} disabled={!draft}>
          <ChoiceField
            {...form.field('scope')}
            label={t.scope}
            options={[
              { value: 'one', label: t.thisLoan },
              { value: 'all', label: t.allLoans },
            ]}
          />
          <SelectField {...form.field('card')} label={t.card} options={options} />
          <AmountField {...form.field('maxAmount')} label={t.max} currency={loan.currency} />
          <DateField {...form.field('validFrom')} label={t.validFrom} min={loan.asOf} />
          <DateField {...form.field('validTo')} label={t.validTo} min={loan.asOf} />
          <Button block kind="plain" onPress={show}>
            {t.read}
          </Button>
          {problem ? <div className="x-error">{problem}</div> : null}
          {draft ? (
            <p className="x-text l-wording">{language === 'zh' ? draft.textZh : draft.textEn}</p>
          ) : null}
          <CheckField {...form.check('agreed')} label={t.agree} disabled={!draft} />
          <CodeField
            {...form.field('code')}
            onSend={sendCode}
            notYet={!draft || form.values.agreed !== true}
            hint={customer?.phone ? fill(t.codeTo, { phone: customer.phone }) : undefined}
          />
        </VerbForm>
      </Card>
    </Section>
  )
}

interface Filled {
  readonly scope: string
  readonly card: string
  readonly maxAmount: string
  readonly validFrom: string
  readonly validTo: string
}

function termsOf(loanId: string, { scope, card, maxAmount, validFrom, validTo }: Filled) {
  return {
    loanId: scope === 'all' ? null : loanId,
    bankCardId: card,
    maxAmount: maxAmount || '0',
    validFrom,
    validTo,
  }
}
