import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { eventMessages, fieldMessages } from './word-messages'

/** What happened, from the code of an event: `claim`, `review_approve`. */
export function useEventWord(): (verb: string) => string {
  const code = useCode()
  const t: Readonly<Record<string, string>> = useMessages(eventMessages)
  return (verb) => t[verb] ?? code('ApplicationVerb', verb.toUpperCase())
}

/** What an application lacks or is to be completed with: a field or a category of papers. */
export function useFieldWord(): (field: string) => string {
  const code = useCode()
  const t: Readonly<Record<string, string>> = useMessages(fieldMessages)
  return (field) => {
    const name = field.replace(/^documents\./, '')
    return t[name] ?? code('CustomerDocumentCategory', name.toUpperCase())
  }
}
