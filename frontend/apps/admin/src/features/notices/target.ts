interface Notice {
  readonly kind: string
  readonly params: unknown
}

const LISTS: readonly (readonly [string, string, string])[] = [
  ['application.', '/applications', 'number'],
  ['disbursement.', '/disbursements', 'number'],
  ['loan_payment.', '/loans', 'loan'],
]

/** Where a notice leads: to a list narrowed to the number that it names, or a page; null: nowhere. */
export function targetOf({ kind, params }: Notice): string | null {
  if (kind.startsWith('approval.')) return '/approvals'
  if (kind === 'session.started') return '/account?tab=sessions'
  if (kind === 'password.changed') return '/account?tab=password'
  const [, path, name] = LISTS.find(([start]) => kind.startsWith(start)) ?? []
  const number = name ? (params as Record<string, unknown> | null)?.[name] : undefined
  return path && typeof number === 'string' ? `${path}?number=${encodeURIComponent(number)}` : null
}
