import { comma, useMessages } from '@xindai/i18n'
import { formatAmount } from '@xindai/money'
import { useCallback } from 'react'
import type { Json } from '../../../shared/json'
import { percentText } from '../../../shared/percent'
import { sharedMessages } from '../../../shared/shared-messages'
import type { FieldKind } from './catalog'
import { termMessages } from './term-messages'
import { wordMessages } from './word-messages'

/** Names of terms and their values as people read them; a word we do not know stays itself. */
export function useWords() {
  const names: Readonly<Record<string, string>> = useMessages(termMessages)
  const words: Readonly<Record<string, string>> = useMessages(wordMessages)
  const s = useMessages(sharedMessages)
  const nameOf = useCallback((path: string) => names[path] ?? path, [names])
  const wordOf = useCallback((word: string) => words[word] ?? word, [words])
  const say = useCallback(
    (value: Json | undefined, kind: FieldKind | undefined): string => {
      if (value === undefined || value === null || value === '') return '—'
      if (typeof value === 'boolean') return value ? s.yes : s.no
      if (Array.isArray(value))
        return value
          .map((one) => (typeof one === 'string' ? wordOf(one) : JSON.stringify(one)))
          .join(comma())
      if (typeof value === 'object') return JSON.stringify(value)
      const text = String(value)
      if (kind === 'percent') return `${percentText(text)}%`
      if (kind === 'money') return formatAmount(text)
      return kind === 'choice' ? wordOf(text) : text
    },
    [s, wordOf],
  )
  return { nameOf, wordOf, say }
}
