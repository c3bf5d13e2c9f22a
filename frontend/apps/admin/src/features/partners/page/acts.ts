import type { Merchant } from './MerchantPage'

export type ActName = 'activate' | 'change' | 'account' | 'suspend'

/** What this person may do with a merchant as it stands; the server decides again. */
export function actsOf(
  merchant: Pick<Merchant, 'status'> & {
    readonly accounts: readonly { readonly isProposed: boolean }[]
  },
  can: (permission: string) => boolean,
): ActName[] {
  if (merchant.status === 'ENDED') return []
  const waits =
    merchant.status !== 'ACTIVE' || merchant.accounts.some(({ isProposed }) => isProposed)
  const found: ActName[] = []
  if (waits && can('merchant.activate')) found.push('activate')
  if (can('merchant.change')) found.push('change', 'account')
  if (merchant.status === 'ACTIVE' && can('merchant.suspend')) found.push('suspend')
  return found
}
