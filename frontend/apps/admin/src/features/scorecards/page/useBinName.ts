import { fill, useMessages } from '@xindai/i18n'
import { formatAmount } from '@xindai/money'
import { factText } from '../../../shared/fact-text'
import { messages } from '../messages'
import type { Bin } from './card'

/** A bin as people read it; amounts stand in the currency's unit, not in cents. */
export function useBinName(): (fact: string, bin: Bin) => string {
  const t = useMessages(messages)
  return (fact, bin) => {
    const say = (text = '') =>
      fact.endsWith('_minor') ? formatAmount(factText(text, 'minor')) : text
    const limits = { from: say(bin.from), to: say(bin.to) }
    switch (bin.kind) {
      case 'below':
        return bin.to === undefined ? t.other : fill(t.below, limits)
      case 'between':
        return fill(t.between, limits)
      case 'above':
        return fill(t.above, limits)
      case 'values':
        return (bin.values ?? []).join(', ')
      default:
        return t[bin.kind]
    }
  }
}
