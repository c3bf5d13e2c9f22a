import { asList, asObject, at, type JsonObject } from '../../../shared/json'

export interface Asked {
  readonly principal: string
  readonly instalments: number
  readonly method: string
  readonly disbursedOn: string
  readonly segment?: string
  readonly channel?: string
  readonly subProduct?: string
  /** A fraction; empty: by the price. */
  readonly annualRate?: string
}

/** Something that the product offers, to begin with. */
export function firstAsked(terms: unknown, businessDate: string): Asked {
  const text = (path: string) => {
    const found = at(terms, path)
    return typeof found === 'string' ? found : undefined
  }
  const whole = at(terms, 'offer.instalments.max')
  const methods = at(terms, 'offer.methods')
  return {
    principal: text('offer.amount.min') ?? '10000.00',
    instalments: typeof whole === 'number' ? Math.min(whole, 12) : 12,
    method: Array.isArray(methods) ? String(methods[0]) : 'equal_instalment',
    disbursedOn: businessDate,
  }
}

export function priceOf({ segment, channel, subProduct }: Asked) {
  return { segment: segment || null, channel: channel || null, subProduct: subProduct || null }
}

/** The engine's terms of one loan: those of the version without what is not the engine's. */
export function trialTerms(terms: unknown, asked: Asked, rate: string): JsonObject {
  const { offer: _offer, risk: _risk, ...engine } = asObject(terms)
  return {
    ...engine,
    principal: asked.principal,
    annual_rate: rate,
    instalments: asked.instalments,
    method: asked.method,
    disbursed_on: asked.disbursedOn,
  }
}

/** The segments, channels and sub-products that the terms speak of. */
export function choicesOf(terms: unknown) {
  const named = (path: string) => {
    const found = at(terms, path)
    return Array.isArray(found) ? found.map(String) : []
  }
  const prices = asList(at(terms, 'offer.prices'))
  const priced = (name: string) =>
    prices.map((one) => one[name]).filter((one): one is string => typeof one === 'string')
  const unique = (all: readonly string[]) => [...new Set(all)]
  return {
    segments: unique([...named('offer.segments'), ...priced('segment')]),
    channels: unique([...named('offer.channels'), ...priced('channel')]),
    subProducts: asList(at(terms, 'offer.sub_products')).map((one) => ({
      value: String(one.code),
      zh: String(one.name_zh ?? one.code),
      en: String(one.name_en ?? one.code),
    })),
    methods: named('offer.methods'),
  }
}
