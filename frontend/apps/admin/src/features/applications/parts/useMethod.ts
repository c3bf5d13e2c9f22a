import { useMessages } from '@xindai/i18n'
import { methodMessages } from './method-messages'

/** A method of repayment by its code. */
export function useMethod(): (code: string | null | undefined) => string {
  const t: Readonly<Record<string, string>> = useMessages(methodMessages)
  return (code) => (code ? (t[code] ?? code) : '—')
}
