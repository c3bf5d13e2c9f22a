/** Amounts and rates as text. Nothing is computed here and nothing becomes a float. */
export interface MoneyText {
  readonly amount: string
  readonly currency: string
}

const SIGNS: Readonly<Record<string, string>> = { CNY: '¥', USD: '$', EUR: '€', GBP: '£', JPY: '¥' }

/** `{amount: "-1234.5", currency: "CNY"}` is `-¥1,234.5`; digits stay as the server wrote them. */
export function formatMoney(money: MoneyText | null | undefined): string {
  if (!money) return '—'
  const negative = money.amount.startsWith('-')
  const sign = SIGNS[money.currency] ?? `${money.currency} `
  return `${negative ? '-' : ''}${sign}${formatAmount(negative ? money.amount.slice(1) : money.amount)}`
}

/** `1234567.80` is `1,234,567.80`. */
export function formatAmount(amount: string): string {
  const [whole = '', cents] = amount.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return cents === undefined ? grouped : `${grouped}.${cents}`
}

/** A fraction a year as percent with at least two decimals: `0.12` is `12.00%`. */
export function formatRate(fraction: string | null | undefined): string {
  return fraction == null ? '—' : formatPercent(shift(fraction, 2))
}

/** Percent to two decimals, half away from zero: `17.2270931` is `17.23%`. */
export function formatPercent(percent: string | null | undefined): string {
  if (percent == null) return '—'
  const scaled = round(shift(percent, 2))
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(3, '0')
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}%`
}

/** Percent as people write it to the fraction that the server takes: `12.5` is `0.125`. */
export function rateOfPercent(percent: string): string {
  const negative = percent.startsWith('-')
  const [whole = '', part = ''] = (negative ? percent.slice(1) : percent).split('.')
  const digits = whole.padStart(3, '0')
  const tail = `${digits.slice(-2)}${part}`.replace(/0+$/, '')
  const head = digits.slice(0, -2).replace(/^0+(?=\d)/, '')
  return `${negative ? '-' : ''}${head}${tail === '' ? '' : `.${tail}`}`
}

/** Moves the point of a decimal text to the right. */
function shift(text: string, places: number): string {
  const negative = text.startsWith('-')
  const [whole = '0', part = ''] = (negative ? text.slice(1) : text).split('.')
  const digits = part.padEnd(places, '0')
  return `${negative ? '-' : ''}${whole}${digits.slice(0, places)}.${digits.slice(places)}`
}

function round(text: string): bigint {
  const negative = text.startsWith('-')
  const [whole = '0', part = ''] = (negative ? text.slice(1) : text).split('.')
  const up = part !== '' && part[0] !== undefined && part[0] >= '5' ? 1n : 0n
  const value = BigInt(whole || '0') + up
  return negative ? -value : value
}

/** Minor units of an amount text, to draw or to compare, never to send: `12.34` is `1234n`. */
export function minor(amount: string, decimals = 2): bigint {
  return BigInt(shift(amount, decimals).split('.')[0] ?? '0')
}

/** A plain number to draw in a chart: pictures may be inexact, amounts in texts may not. */
export function forChart(amount: string): number {
  return Number(amount)
}
