import { useLanguage } from '@xindai/i18n'
import { Link } from 'react-router'
import { useSession } from '../../../shell/session'
import type { Work } from './types'

/** Who, what and where, below the heading. */
export function SubLine({ work }: { work: Work }) {
  const language = useLanguage()
  const { can } = useSession()
  const { customer, product, branch } = work
  const name = customer?.name ?? '—'
  return (
    <>
      {customer && can('customer.read') ? (
        <Link to={`/customers/${encodeURIComponent(customer.id)}`}>{name}</Link>
      ) : (
        name
      )}
      {' · '}
      {product ? (language === 'zh' ? product.nameZh : product.nameEn || product.nameZh) : '—'}
      {' · '}
      {branch?.name ?? '—'}
    </>
  )
}
