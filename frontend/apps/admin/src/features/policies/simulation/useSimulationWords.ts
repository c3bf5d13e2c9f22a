import { fill, formatDateTime, useLanguage, useMessages } from '@xindai/i18n'
import { formatRate } from '@xindai/money'
import { at } from '../../../shared/json'
import { messages } from '../messages'
import type { PolicyOfPage } from '../page/PolicyPage'
import { simulationMessages } from '../tests/test-messages'

/** What a simulation was run over, and what came of it, in the reader's words. */
export function useSimulationWords(policy: PolicyOfPage) {
  const t = useMessages(simulationMessages)
  const m = useMessages(messages)
  const language = useLanguage()
  const sources: Readonly<Record<string, string>> = {
    application: t.application,
    lendingclub: t.lendingclub,
  }
  const sampleOf = (source: string | null) => (source ? (sources[source] ?? source) : t.allSources)
  const againstOf = (id: string | null) => {
    const number = policy.versions.find((one) => one.id === id)?.number
    return number === undefined ? (id ? '—' : t.asDecided) : fill(m.versionN, { n: number })
  }
  const whenOf = (value: string) => formatDateTime(value, language)
  const moment = (totals: unknown, end: string) => {
    const found = at(totals, `period.${end}`)
    return typeof found === 'string' ? found : null
  }
  const periodOf = (totals: unknown) => {
    const [from, to] = [moment(totals, 'from'), moment(totals, 'to')]
    return from && to ? fill(t.periodOf, { from: whenOf(from), to: whenOf(to) }) : '—'
  }
  const rate = (totals: unknown, side: string) => {
    const found = at(totals, `${side}.approvalRate`)
    return formatRate(typeof found === 'string' ? found : null)
  }
  const ratesOf = (totals: unknown) =>
    at(totals, 'before') === undefined
      ? '—'
      : fill(t.rateMove, { before: rate(totals, 'before'), after: rate(totals, 'after') })
  return { sampleOf, againstOf, whenOf, periodOf, ratesOf }
}
