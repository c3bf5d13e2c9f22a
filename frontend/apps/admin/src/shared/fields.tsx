import { DatePicker, Input, Select, type SelectProps } from 'antd'
import dayjs from 'dayjs'

interface FieldProps<T> {
  readonly id?: string
  readonly value?: T
  readonly onChange?: (value: T) => void
  readonly disabled?: boolean
  readonly 'aria-label'?: string
  readonly placeholder?: string
}

/** A business date as `YYYY-MM-DD`. */
export function DateInput({ value, onChange, ...rest }: FieldProps<string | undefined>) {
  return (
    <DatePicker
      {...rest}
      value={value ? dayjs(value) : null}
      onChange={(date) => onChange?.(date ? date.format('YYYY-MM-DD') : undefined)}
    />
  )
}

/** An amount as the server takes it: digits and at most two decimals, never a float. */
export function MoneyInput({ value, onChange, ...rest }: FieldProps<string | undefined>) {
  return (
    <Input
      {...rest}
      value={value}
      inputMode="decimal"
      maxLength={15}
      onChange={(event) => onChange?.(tidy(event.target.value))}
      className="xd-amount"
    />
  )
}

/** Full-width digits and separators of thousands become what the server takes. */
function tidy(text: string): string {
  return text.normalize('NFKC').replace(/[,，\s]/g, '')
}

/** One of the codes of an enum. */
export function CodeSelect(props: SelectProps<string>) {
  return <Select {...props} allowClear={props.allowClear ?? true} popupMatchSelectWidth={false} />
}
