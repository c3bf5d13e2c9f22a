const SYSTEMS: readonly [string, string][] = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['HarmonyOS', 'HarmonyOS'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
]
/** Later ones pretend to be earlier ones, so the order counts. */
const BROWSERS: readonly [string, string][] = [
  ['MicroMessenger', 'WeChat'],
  ['Edg', 'Edge'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
]

/** `Android · Chrome`, as far as the User-Agent tells; a hint for the eye, nothing more. */
export function deviceOf(userAgent: string): string {
  const found = [SYSTEMS, BROWSERS].map(
    (names) => names.find(([sign]) => userAgent.includes(sign))?.[1],
  )
  return found.filter(Boolean).join(' · ')
}
