import { useVerb } from '@xindai/graphql'
import { NoticesReadDocument } from './notices.generated'

/** Tells every part of the page that notices were read: the bell stands in another one. */
export const READ = 'xindai:notices-read'

/** Marks notices as read, all without ids. What cannot be marked now stays unread. */
export function useReadNotices() {
  const { send, busy } = useVerb(NoticesReadDocument)
  const read = async (ids: readonly string[] | null) => {
    const outcome = await send({ ids: ids === null ? null : [...ids] })
    if (outcome.kind === 'done') window.dispatchEvent(new Event(READ))
  }
  return { read, busy }
}
