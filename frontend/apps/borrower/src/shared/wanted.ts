import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { wantedMessages } from './wanted-messages'

/** Whether a return asks for a paper, and not for something that is filled in. */
export function isPaper(code: string): boolean {
  return !(code.toLowerCase() in wantedMessages)
}

/** What a return asks for, in a word: a field, or a category of papers. */
export function useWantedWord(): (code: string) => string {
  const t: Readonly<Record<string, string>> = useMessages(wantedMessages)
  const word = useCode()
  return (code) => t[code.toLowerCase()] ?? word('CustomerDocumentCategory', code.toUpperCase())
}
