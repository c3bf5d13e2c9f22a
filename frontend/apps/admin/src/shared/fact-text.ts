/** Facts as people write them: minor units with a point, basis points as percent. */
export function factText(value: unknown, unit: string): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(String).join(', ')
  const text = String(value)
  return (unit === 'minor' || unit === 'bps') && /^-?\d+$/.test(text) ? pointed(text) : text
}

/** What people wrote as the fact that rules take; undefined: it is missing; null: it is no fact. */
export function factOf(
  text: string,
  kind: string,
  unit: string,
): string | number | boolean | readonly string[] | undefined | null {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return undefined
  if (kind === 'truth') return plain === 'true'
  if (kind === 'texts')
    return plain
      .split(/[,、]/)
      .map((one) => one.trim())
      .filter(Boolean)
  if (kind === 'text') return plain
  const digits = plain.replace(/[,\s]/g, '')
  if (unit === 'minor' || unit === 'bps') {
    const found = /^(-?\d{1,13})(?:\.(\d{1,2}))?$/.exec(digits)
    return found ? Number(`${found[1]}${(found[2] ?? '').padEnd(2, '0')}`) : null
  }
  return /^-?\d{1,15}$/.test(digits) ? Number(digits) : null
}

function pointed(digits: string): string {
  const negative = digits.startsWith('-')
  const padded = (negative ? digits.slice(1) : digits).padStart(3, '0')
  return `${negative ? '-' : ''}${padded.slice(0, -2)}.${padded.slice(-2)}`
}
