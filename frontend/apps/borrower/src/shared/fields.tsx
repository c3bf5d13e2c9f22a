import { useMessages } from '@xindai/i18n'
import { type HTMLAttributes, useState } from 'react'
import { Field, type FieldProps } from './Field'
import { sharedMessages } from './shared-messages'

interface TextProps extends FieldProps {
  readonly autoComplete?: string
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  readonly maxLength?: number
  readonly type?: 'text' | 'tel' | 'date' | 'password'
  readonly autoFocus?: boolean
  readonly placeholder?: string
  readonly min?: string
  readonly max?: string
  /** Before what is typed, such as ¥. */
  readonly before?: string
}

/** One line of text. */
export function TextField({ label, error, hint, value, onChange, before, ...input }: TextProps) {
  return (
    <Field label={label} error={error} hint={hint}>
      {(wiring) => (
        <div className="x-box" data-bad={error ? '' : undefined}>
          {before ? <span className="x-before">{before}</span> : null}
          <input
            {...wiring}
            {...input}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      )}
    </Field>
  )
}

/** Several lines. */
export function LongTextField(props: FieldProps & { readonly maxLength?: number }) {
  const { label, error, hint, value, onChange, ...input } = props
  return (
    <Field label={label} error={error} hint={hint}>
      {(wiring) => (
        <div className="x-box" data-bad={error ? '' : undefined}>
          <textarea
            {...wiring}
            {...input}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      )}
    </Field>
  )
}

/** A mobile number of the mainland: eleven digits. */
export function PhoneField(props: Omit<FieldProps, 'label'> & { readonly label?: string }) {
  const t = useMessages(sharedMessages)
  return (
    <TextField
      {...props}
      label={props.label ?? t.phone}
      type="tel"
      inputMode="numeric"
      autoComplete="tel-national"
      maxLength={11}
      onChange={(value) => props.onChange(value.replace(/\D/g, ''))}
    />
  )
}

/** An amount as text; the server says whether it will do. */
export function AmountField(props: FieldProps & { readonly currency?: string }) {
  const { currency = 'CNY', ...field } = props
  return (
    <TextField
      {...field}
      before={currency === 'CNY' ? '¥' : currency}
      inputMode="decimal"
      autoComplete="off"
      maxLength={15}
      onChange={(value) => props.onChange(value.replace(/[^\d.]/g, ''))}
    />
  )
}

/** A day, `2026-11-28`. */
export function DateField(props: FieldProps & { readonly min?: string; readonly max?: string }) {
  return <TextField {...props} type="date" />
}

/** A password, which can be looked at. */
export function PasswordField(props: FieldProps & { readonly isNew?: boolean }) {
  const t = useMessages(sharedMessages)
  const [seen, setSeen] = useState(false)
  const { label, error, hint, value, onChange, isNew, ...input } = props
  return (
    <Field label={label} error={error} hint={hint}>
      {(wiring) => (
        <div className="x-box" data-bad={error ? '' : undefined}>
          <input
            {...wiring}
            {...input}
            type={seen ? 'text' : 'password'}
            autoComplete={isNew ? 'new-password' : 'current-password'}
            maxLength={200}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <button
            type="button"
            className="x-link"
            aria-pressed={seen}
            aria-label={`${seen ? t.hide : t.show} ${label}`}
            onClick={() => setSeen(!seen)}
          >
            {seen ? t.hide : t.show}
          </button>
        </div>
      )}
    </Field>
  )
}
