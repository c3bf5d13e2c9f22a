import { useCodes } from '@xindai/graphql'
import type { ApplicationKind, ApplicationPurpose } from '@xindai/graphql/schema'
import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { ChoiceField, SelectField } from '../choices'
import { AmountField } from '../fields'
import { useVerbForm } from '../useForm'
import { VerbForm } from '../VerbForm'
import { LiveQuote } from './LiveQuote'
import { useMethod } from './methods'
import { type Offer, termsOf } from './offer'
import { DraftSaveDocument, type DraftSaveMutation } from './wish.generated'
import { wishMessages } from './wish-messages'

/** What was wished before. */
export type Known = Record<'amount' | 'instalments' | 'method' | 'purpose' | 'subProduct', string>

interface Props {
  readonly versionId: string
  readonly offer: Offer
  /** Of a draft that is there already. */
  readonly applicationId?: string
  readonly kind?: ApplicationKind
  readonly merchantId?: string
  readonly known?: Known
  /** The most that is free, where it is less than the product lends. */
  readonly most?: string
  readonly submit?: string
  readonly onDone: (saved: Saved) => void
}

export type Saved = NonNullable<DraftSaveMutation['applicationDraftSave']['application']>

/** 借多少, 借多久: the first step of every application, with its cost as one types. */
export function WishForm(props: Props) {
  const { versionId, offer, applicationId, kind, merchantId, onDone } = props
  const t = useMessages(wishMessages)
  const purposes = useCodes('ApplicationPurpose')
  const variants = useVariants(offer)
  const methodName = useMethod()
  const form = useVerbForm(DraftSaveDocument, {
    initial: props.known ?? {
      amount: '',
      instalments: String(usualTerm(offer)),
      method: offer.methods[0] ?? '',
      purpose: '',
      subProduct: '',
    },
    required: ['amount', 'instalments', 'method', 'purpose'],
    input: (values) => ({
      ...(applicationId ? { applicationId } : { productVersionId: versionId }),
      ...(kind ? { kind } : {}),
      ...(merchantId ? { merchantId } : {}),
      ...(values.subProduct ? { subProduct: values.subProduct } : {}),
      amount: values.amount,
      instalments: Number.parseInt(values.instalments, 10),
      method: values.method,
      purpose: values.purpose as ApplicationPurpose,
    }),
    onDone: ({ application }) => application && onDone(application),
  })
  const { amount, instalments, method, subProduct } = form.values
  const isWhole = /^\d+(\.\d{1,2})?$/.test(amount) && instalments !== ''
  const terms = termsOf(offer).map((n) => ({
    value: String(n),
    label: fill(t.instalments, { n }),
  }))
  return (
    <VerbForm form={form} submit={props.submit ?? t.next}>
      <AmountField
        {...form.field('amount')}
        label={t.amount}
        hint={useLimits(offer, props.most)}
        currency={offer.currency}
      />
      {terms.length > 8 ? (
        <SelectField {...form.field('instalments')} label={t.term} options={terms} />
      ) : (
        <ChoiceField {...form.field('instalments')} label={t.term} options={terms} />
      )}
      {offer.methods.length > 1 ? (
        <ChoiceField
          {...form.field('method')}
          label={t.method}
          options={offer.methods.map((value) => ({ value, label: methodName(value) }))}
        />
      ) : null}
      {variants.length > 0 && !props.known?.subProduct ? (
        <ChoiceField {...form.field('subProduct')} label={t.variant} options={variants} />
      ) : null}
      <SelectField
        {...form.field('purpose')}
        label={t.purpose}
        hint={t.purposeHint}
        options={purposes}
      />
      <LiveQuote
        wish={
          isWhole
            ? {
                versionId,
                amount,
                instalments: Number.parseInt(instalments, 10),
                method,
                subProduct: subProduct || null,
              }
            : null
        }
      />
    </VerbForm>
  )
}

function usualTerm(offer: Offer): number {
  const terms = termsOf(offer)
  return terms.find((n) => n >= 12) ?? terms.at(-1) ?? 1
}

function useVariants(offer: Offer) {
  const t = useMessages(wishMessages)
  const language = useLanguage()
  if (offer.variants.length === 0) return []
  const named = offer.variants.map(({ code, nameZh, nameEn }) => ({
    value: code,
    label: language === 'zh' ? nameZh : nameEn || nameZh,
  }))
  return [{ value: '', label: t.usual }, ...named]
}

function useLimits(offer: Offer, free: string | undefined): string | undefined {
  const t = useMessages(wishMessages)
  const { currency, least, step } = offer
  const most = free ?? offer.most
  if (!least || !most) return undefined
  const text = (amount: string) => formatMoney({ amount, currency })
  const range = fill(t.range, { least: text(least), most: text(most) })
  const isFine = step === null || step === '0.01'
  return isFine ? range : fill(t.steps, { range, step: text(step) })
}
