import { useMessages } from '@xindai/i18n'
import { channelMessages } from './channel-messages'

/** The channels that the program names; products may have others, which stay as they are. */
export function useChannels(): readonly { readonly value: string; readonly label: string }[] {
  const t = useMessages(channelMessages)
  return Object.entries(t).map(([value, label]) => ({ value, label }))
}

export function useChannel(): (code: string) => string {
  const t: Readonly<Record<string, string>> = useMessages(channelMessages)
  return (code) => t[code] ?? code
}
