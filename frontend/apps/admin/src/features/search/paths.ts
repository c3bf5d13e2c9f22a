import type { SearchKind } from '@xindai/graphql/schema'

const FOLDERS: Readonly<Record<SearchKind, string>> = {
  APPLICATION: 'applications',
  CONTRACT: 'contracts',
  CREDIT_LINE: 'credit-lines',
  CUSTOMER: 'customers',
  LOAN: 'loans',
  MERCHANT: 'merchants',
  PRODUCT: 'products',
}

/** The page of what was found. */
export function pathOf({ kind, id }: { kind: SearchKind; id: string }): string {
  return `/${FOLDERS[kind]}/${encodeURIComponent(id)}`
}
