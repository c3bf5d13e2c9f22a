/** A fact of a decision as people read it: minor units as an amount, basis points as percent. */
export function factValue(
  value: unknown,
  unit: string,
  words: { readonly yes: string; readonly no: string; readonly unknown: string },
): string {
  if (value === null || value === undefined) return words.unknown
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map(String).join(', ')
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value)
  if (unit === 'minor' && /^-?\d+$/.test(text)) return grouped(pointed(text))
  if (unit === 'bps' && /^-?\d+$/.test(text)) return `${pointed(text)}%`
  return text
}

/** `1234` is `12.34`: two decimals put before the end of the digits. */
function pointed(digits: string): string {
  const negative = digits.startsWith('-')
  const padded = (negative ? digits.slice(1) : digits).padStart(3, '0')
  return `${negative ? '-' : ''}${padded.slice(0, -2)}.${padded.slice(-2)}`
}

function grouped(amount: string): string {
  const [whole = '', cents = ''] = amount.split('.')
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${cents}`
}
