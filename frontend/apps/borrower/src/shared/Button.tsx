import type { ReactNode } from 'react'
import { Link } from 'react-router'

interface Props {
  readonly children: ReactNode
  /** `main` once a screen, `plain` beside it, `danger` for what cannot be undone. */
  readonly kind?: 'main' | 'plain' | 'danger'
  /** As wide as the screen. */
  readonly block?: boolean
  readonly busy?: boolean
  readonly disabled?: boolean
  /** Leads to a screen. */
  readonly to?: string
  readonly onPress?: () => void
  /** Sends the form around it. */
  readonly submit?: boolean
  readonly describedBy?: string
}

export function Button(props: Props) {
  const { children, kind = 'main', block, busy, disabled, to, onPress, submit } = props
  const look = { className: 'x-button', 'data-kind': kind, 'data-block': block ? '' : undefined }
  if (to !== undefined) {
    return (
      <Link to={to} {...look}>
        {children}
      </Link>
    )
  }
  return (
    <button
      type={submit ? 'submit' : 'button'}
      {...look}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      aria-describedby={props.describedBy}
      onClick={onPress}
    >
      {children}
    </button>
  )
}

/** A small action within a text or beside a title. */
export function LinkButton({ children, to, onPress, disabled }: Props) {
  if (to !== undefined) {
    return (
      <Link to={to} className="x-link">
        {children}
      </Link>
    )
  }
  return (
    <button type="button" className="x-link" onClick={onPress} disabled={disabled}>
      {children}
    </button>
  )
}
