/** What a product's version may be asked for, as its terms say. Amounts are texts. */
export interface Offer {
  readonly currency: string
  readonly least: string | null
  readonly most: string | null
  readonly step: string | null
  readonly fewest: number
  readonly longest: number
  readonly methods: readonly string[]
  /** Categories of documents that must be there, as the codes of the server. */
  readonly documents: readonly string[]
  readonly channels: readonly string[]
  readonly usesLine: boolean
  readonly paysMerchant: boolean
  readonly needsGuarantor: boolean
  readonly needsCollateral: boolean
  readonly hasPrice: boolean
  readonly variants: readonly Variant[]
}

/** A sub-product: sold under a code of its own, perhaps within narrower limits. */
export interface Variant {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
}

const MOST_INSTALMENTS = 360
const METHODS = ['equal_instalment', 'equal_principal', 'interest_only', 'single_payment', 'flat']

type Fields = Readonly<Record<string, unknown>>

/** Reads the terms of a version; what they leave out is open. */
export function offerOf(terms: unknown): Offer {
  const whole = fields(terms)
  const offer = fields(whole.offer)
  const amount = fields(offer.amount)
  const instalments = fields(offer.instalments)
  const methods = texts(offer.methods)
  return {
    currency: text(whole.currency) ?? 'CNY',
    least: text(amount.min),
    most: text(amount.max),
    step: text(amount.step),
    fewest: count(instalments.min) ?? 1,
    longest: count(instalments.max) ?? MOST_INSTALMENTS,
    methods: methods.length > 0 ? methods : METHODS,
    documents: texts(offer.documents).map((one) => one.toUpperCase()),
    channels: texts(offer.channels),
    usesLine: offer.uses_line === true,
    paysMerchant: offer.payee === 'merchant',
    needsGuarantor: offer.needs_guarantor === true,
    needsCollateral: offer.needs_collateral === true,
    hasPrice: text(fields(offer.annual_rate).list) !== null,
    variants: list(offer.sub_products).map((one) => ({
      code: text(fields(one).code) ?? '',
      nameZh: text(fields(one).name_zh) ?? '',
      nameEn: text(fields(one).name_en) ?? '',
    })),
  }
}

/** Terms to choose from: all where they are few, else the usual ones within the limits. */
export function termsOf({ fewest, longest }: Offer): number[] {
  const all = Array.from({ length: longest - fewest + 1 }, (_, at) => fewest + at)
  if (all.length <= 12) return all
  const usual = [1, 3, 6, 9, 12, 18, 24, 36, 48, 60, 120, 180, 240, 360]
  const within = usual.filter((n) => n > fewest && n < longest)
  return [fewest, ...within, longest]
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function texts(value: unknown): string[] {
  return list(value).filter((one) => typeof one === 'string')
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function count(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
