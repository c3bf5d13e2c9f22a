const BROWSERS = [
  ['Edg/', 'Edge'],
  ['MicroMessenger', 'WeChat'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const SYSTEMS = [
  ['Windows', 'Windows'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** `Chrome · Windows` out of what a browser says of itself; something unknown stays as it is. */
export function deviceOf(userAgent: string): string {
  const found = [BROWSERS, SYSTEMS].flatMap(
    (kind) => kind.find(([mark]) => userAgent.includes(mark))?.[1] ?? [],
  )
  return found.length > 0 ? found.join(' · ') : userAgent.slice(0, 40) || '—'
}
