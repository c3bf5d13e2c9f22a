/** `18.5` percent as the server takes a rate, `0.185`; what is no number stays for it to refuse. */
export function rateOfPercent(percent: string): string {
  const text = percent.normalize('NFKC').replace(/[%\s]/g, '')
  if (!/^\d{1,4}(\.\d{1,6})?$/.test(text)) return text
  const [whole = '0', part = ''] = text.split('.')
  const padded = whole.padStart(3, '0')
  const digits = `${padded.slice(0, -2)}.${padded.slice(-2)}${part}`
  return digits.replace(/^0+(?=\d)/, '').replace(/\.?0+$/, '') || '0'
}

/** `0.185` as percent, `18.5`. */
export function percentOfRate(rate: string): string {
  const [whole = '0', part = ''] = rate.split('.')
  const digits = part.padEnd(2, '0')
  const text = `${whole}${digits.slice(0, 2)}.${digits.slice(2)}`
  return text.replace(/^0+(?=\d)/, '').replace(/\.?0*$/, '')
}
