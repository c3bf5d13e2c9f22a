import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { formatRate } from '@xindai/money'
import { requestMessages } from './request-messages'

/** What was carried out, in words: `增加 6 期`. What is not known is left out. */
export function useTermsInWords(verb: string | null, terms: unknown): readonly string[] {
  const t = useMessages(requestMessages)
  const language = useLanguage()
  const given =
    terms !== null && typeof terms === 'object' ? (terms as Record<string, unknown>) : {}
  const date = (name: string) => {
    const value = given[name]
    return typeof value === 'string' ? formatDate(value, language) : null
  }
  const words: string[] = []
  const from = date('from_due')
  const to = date('to_due')
  const until = date('until')
  const next = date('next_due_on')
  if (typeof given.instalments === 'number') {
    words.push(fill(verb === 'extend' ? t.doneMore : t.doneIn, { n: given.instalments }))
  }
  if (from && to) words.push(fill(t.doneShift, { from, to }))
  if (until) words.push(fill(t.doneUntil, { date: until }))
  if (typeof given.annual_rate === 'string') {
    words.push(fill(t.doneRate, { rate: formatRate(given.annual_rate) }))
  }
  if (next) words.push(fill(t.doneNext, { date: next }))
  return words
}
