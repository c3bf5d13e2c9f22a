import { Link } from 'react-router'

interface Props {
  /** Null: the viewer does not see him. */
  readonly customer: { readonly id: string; readonly number: string; readonly name: string } | null
}

/** Whose it is. */
export function CustomerLink({ customer }: Props) {
  if (!customer) return '—'
  return (
    <Link to={`/customers/${encodeURIComponent(customer.id)}`}>
      {customer.name} ({customer.number})
    </Link>
  )
}
