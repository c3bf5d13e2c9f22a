import { fill, useMessages } from '@xindai/i18n'
import { Link } from 'react-router'
import { messages } from './messages'

interface Props {
  readonly customer: { readonly id: string; readonly name: string } | null
  readonly subject: string | null
}

/** Whom or what a task is about: a customer, or a part of the portfolio ("product:CASH60"). */
export function Subject({ customer, subject }: Props) {
  const t = useMessages(messages)
  if (customer)
    return (
      <Link to={`/customers/${encodeURIComponent(customer.id)}?tab=warnings`}>{customer.name}</Link>
    )
  const [kind = '', code = ''] = (subject ?? '').split(':')
  const words: Readonly<Record<string, string>> = {
    product: t.ofProduct,
    branch: t.ofBranch,
    merchant: t.ofMerchant,
  }
  return <>{fill(words[kind] ?? '{code}', { code })}</>
}
