import type { MoneyText } from '@xindai/money'
import { Amount } from '@xindai/ui'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Chevron } from './icons'

/** A part of a screen with its title. */
export function Section(props: {
  readonly title?: string
  /** To the right of the title. */
  readonly action?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className="x-section" aria-label={props.title}>
      {props.title ? (
        <div className="x-section-head">
          <h2>{props.title}</h2>
          {props.action}
        </div>
      ) : null}
      {props.children}
    </section>
  )
}

export function Card({ children }: { children: ReactNode }) {
  return <div className="x-card">{children}</div>
}

/** A list of rows; its children are `Row`s. */
export function Rows({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className="x-rows" aria-label={label}>
      {children}
    </ul>
  )
}

interface RowProps {
  readonly title: ReactNode
  /** Below the title. */
  readonly note?: ReactNode
  /** To the right. */
  readonly value?: ReactNode
  readonly icon?: ReactNode
  /** Leads to a screen. */
  readonly to?: string
  readonly onPress?: () => void
  readonly danger?: boolean
}

/** One line of `Rows`: plain, a link, or a button. */
export function Row({ title, note, value, icon, to, onPress, danger }: RowProps) {
  const content = (
    <>
      {icon}
      <span className="x-row-text">
        <span>{title}</span>
        {note ? <span className="x-row-note">{note}</span> : null}
      </span>
      {value ? <span className="x-row-value">{value}</span> : null}
      {to !== undefined || onPress ? <Chevron /> : null}
    </>
  )
  const look = { className: 'x-row', 'data-danger': danger ? '' : undefined }
  if (to !== undefined) {
    return (
      <li>
        <Link to={to} {...look}>
          {content}
        </Link>
      </li>
    )
  }
  return (
    <li>
      {onPress ? (
        <button type="button" onClick={onPress} {...look}>
          {content}
        </button>
      ) : (
        <div {...look}>{content}</div>
      )}
    </li>
  )
}

/** What is known, name and value: `<Facts items={[[t.number, loan.number]]} />`. */
export function Facts({ items }: { items: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="x-facts">
      {items.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The one amount that a card is about. */
export function BigAmount({
  label,
  value,
}: {
  label: string
  value: MoneyText | null | undefined
}) {
  return (
    <div>
      <div className="x-muted x-small">{label}</div>
      <div className="x-big">
        <Amount value={value} />
      </div>
    </div>
  )
}

export type Tone = 'info' | 'good' | 'warn' | 'bad'

/** Something to know here. `alert` is read aloud at once. */
export function Notice(props: {
  readonly tone?: Tone
  readonly title?: string
  readonly alert?: boolean
  readonly children?: ReactNode
}) {
  return (
    <div
      className="x-notice"
      data-tone={props.tone ?? 'info'}
      role={props.alert ? 'alert' : undefined}
    >
      {props.title ? <strong>{props.title}</strong> : null}
      {props.children}
    </div>
  )
}

/** A state in a word. */
export function Tag({ tone = 'quiet', children }: { tone?: Tone | 'quiet'; children: ReactNode }) {
  return (
    <span className="x-tag" data-tone={tone}>
      {children}
    </span>
  )
}
