import type { ProductOfPage, Version } from './ProductPage'

export type ActName = 'submit' | 'approve' | 'giveBack' | 'list' | 'delist' | 'edit'

/** What this person may do with a version as it stands, the most likely first; the server decides. */
export function actsOf(
  product: Pick<ProductOfPage, 'versions'>,
  version: Pick<Version, 'id' | 'status'>,
  can: (permission: string) => boolean,
): ActName[] {
  const is = (status: string) => version.status === status
  const newest = product.versions.at(-1)
  const isNewest = newest?.id === version.id
  const found: ActName[] = []
  if (is('DRAFT') && isNewest && can('product.submit')) found.push('submit')
  if (is('UNDER_REVIEW') && can('product.approve')) found.push('approve', 'giveBack')
  if ((is('APPROVED') || is('DELISTED')) && can('product.move_version')) found.push('list')
  if (isNewest && !is('UNDER_REVIEW') && can('product.change_draft')) found.push('edit')
  if (is('LISTED') && can('product.move_version')) found.push('delist')
  return found
}
