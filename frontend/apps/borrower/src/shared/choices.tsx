import { useMessages } from '@xindai/i18n'
import { type ReactNode, useId } from 'react'
import { Field, FieldNotes, type FieldProps } from './Field'
import { sharedMessages } from './shared-messages'

export interface Option {
  readonly value: string
  readonly label: string
}

/** One of many. */
export function SelectField(props: FieldProps & { readonly options: readonly Option[] }) {
  const t = useMessages(sharedMessages)
  const { label, error, hint, value, onChange, options, ...input } = props
  return (
    <Field label={label} error={error} hint={hint}>
      {(wiring) => (
        <div className="x-box" data-bad={error ? '' : undefined}>
          <select
            {...wiring}
            {...input}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          >
            <option value="" disabled>
              {t.choose}
            </option>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  )
}

/** One of a few, all to be seen. */
export function ChoiceField(props: FieldProps & { readonly options: readonly Option[] }) {
  const id = useId()
  const { label, error, hint, value, onChange, options, disabled } = props
  return (
    <fieldset className="x-field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      <div className="x-choices">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              disabled={disabled}
              aria-invalid={error ? true : undefined}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      <FieldNotes id={id} hint={hint} error={error} />
    </fieldset>
  )
}

/** Yes or no. */
export function CheckField(props: {
  readonly label: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly error?: string | undefined
  readonly disabled?: boolean
}) {
  const id = useId()
  return (
    <div className="x-field">
      <div className="x-check">
        <input
          id={id}
          type="checkbox"
          checked={props.checked}
          disabled={props.disabled}
          aria-invalid={props.error ? true : undefined}
          aria-describedby={props.error ? `${id}-error` : undefined}
          onChange={(event) => props.onChange(event.target.checked)}
        />
        <label htmlFor={id}>{props.label}</label>
      </div>
      <FieldNotes id={id} error={props.error} />
    </div>
  )
}
