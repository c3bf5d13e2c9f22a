import { formatDate, formatDateTime, useLanguage } from '@xindai/i18n'

/** A business date. */
export function DateText({ value }: { value: string | null | undefined }) {
  const text = formatDate(value, useLanguage())
  return <time dateTime={value ?? undefined}>{text}</time>
}

/** A moment in the lender's time zone. */
export function DateTimeText({ value }: { value: string | null | undefined }) {
  const text = formatDateTime(value, useLanguage())
  return <time dateTime={value ?? undefined}>{text}</time>
}
