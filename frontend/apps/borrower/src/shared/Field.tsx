import { type ReactNode, useId } from 'react'

/** What every field takes; `form.field('phone')` gives all but the label. */
export interface FieldProps {
  readonly name?: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error?: string | undefined
  readonly hint?: ReactNode
  readonly disabled?: boolean
}

interface Wiring {
  readonly id: string
  readonly 'aria-invalid': true | undefined
  readonly 'aria-describedby': string | undefined
}

/** Label, control, hint and error, tied together for screen readers. */
export function Field(props: {
  readonly label: string
  readonly error?: string | undefined
  readonly hint?: ReactNode
  readonly children: (wiring: Wiring) => ReactNode
}) {
  const id = useId()
  const { label, error, hint, children } = props
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="x-field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': described || undefined,
      })}
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  )
}

export function FieldNotes({
  id,
  hint,
  error,
}: {
  readonly id: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
}) {
  return (
    <>
      {hint ? (
        <div className="x-hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      {error ? (
        <div className="x-error" id={`${id}-error`}>
          {error}
        </div>
      ) : null}
    </>
  )
}
