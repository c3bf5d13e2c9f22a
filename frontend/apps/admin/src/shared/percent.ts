/** A fraction as percent without more digits than it has: `0.18` is `18`, `0.0435` is `4.35`. */
export function percentText(fraction: string | null | undefined): string {
  if (fraction == null || !/^-?\d+(\.\d+)?$/.test(fraction)) return fraction ?? ''
  const negative = fraction.startsWith('-')
  const [whole = '0', part = ''] = (negative ? fraction.slice(1) : fraction).split('.')
  const digits = part.padEnd(2, '0')
  const head = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  const tail = digits.slice(2).replace(/0+$/, '')
  return `${negative ? '-' : ''}${head}${tail ? `.${tail}` : ''}`
}
