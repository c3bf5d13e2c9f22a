/** What a product offers, out of its terms: bounds to show and choices to give. */
export interface Offer {
  readonly minAmount: string | null
  readonly maxAmount: string | null
  readonly minInstalments: number | null
  readonly maxInstalments: number | null
  readonly methods: readonly string[]
  readonly channels: readonly string[]
  readonly subProducts: readonly {
    readonly code: string
    readonly zh: string
    readonly en: string
  }[]
  readonly documents: readonly string[]
  readonly paysMerchant: boolean
  readonly needsGuarantor: boolean
  readonly usesLine: boolean
}

type Json = Readonly<Record<string, unknown>>

/** Reads what is there; the server checks every figure again. */
export function offerOf(terms: unknown): Offer {
  const offer = object(object(terms).offer)
  const amount = object(offer.amount)
  const instalments = object(offer.instalments)
  return {
    minAmount: text(amount.min),
    maxAmount: text(amount.max),
    minInstalments: number(instalments.min),
    maxInstalments: number(instalments.max),
    methods: texts(offer.methods),
    channels: texts(offer.channels),
    subProducts: list(offer.sub_products).map((each) => {
      const sub = object(each)
      const code = text(sub.code) ?? ''
      return { code, zh: text(sub.name_zh) ?? code, en: text(sub.name_en) ?? code }
    }),
    documents: texts(offer.documents),
    needsGuarantor: offer.needs_guarantor === true,
    paysMerchant: offer.payee === 'merchant',
    usesLine: offer.uses_line === true,
  }
}

function object(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function texts(value: unknown): readonly string[] {
  return list(value).filter((one) => typeof one === 'string')
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
