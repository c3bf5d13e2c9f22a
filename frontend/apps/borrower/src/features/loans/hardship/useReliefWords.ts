import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { hardshipMessages } from './hardship-messages'

function text(terms: unknown, name: string): string {
  if (typeof terms !== 'object' || terms === null) return ''
  const value = (terms as Record<string, unknown>)[name]
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : ''
}

/** The terms of a relief in a sentence. */
export function useReliefWords(): (kind: string, terms: unknown) => string {
  const t = useMessages(hardshipMessages)
  const language = useLanguage()
  return (kind, terms) => {
    const n = text(terms, 'instalments')
    const date = (name: string) => formatDate(text(terms, name), language)
    switch (kind) {
      case 'EXTENSION':
        return fill(t.more, { n })
      case 'SHORTENING':
        return fill(t.fewer, { n })
      case 'RESTRUCTURING':
        return fill(t.inAll, { n })
      case 'DUE_SHIFT':
        return fill(t.shift, { from: date('from_due'), to: date('to_due') })
      case 'PAYMENT_HOLIDAY':
        return fill(t.pause, { date: date('until') })
      default: {
        const names: Record<string, string> = {
          penalty: t.PENALTY,
          compound: t.COMPOUND,
          late_fee: t.LATE_FEE,
          interest: t.INTEREST,
        }
        const what = names[text(terms, 'component')] ?? ''
        return fill(t.waive, { what, amount: text(terms, 'amount') })
      }
    }
  }
}
