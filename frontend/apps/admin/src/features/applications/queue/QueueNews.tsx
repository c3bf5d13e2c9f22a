import { type LiveState, useLive } from '@xindai/graphql'
import type { ApplicationStatus } from '@xindai/graphql/schema'
import { useEffect } from 'react'
import { QueueNewsDocument } from './queue.generated'

interface Props {
  readonly queue: ApplicationStatus
  readonly onNews: () => void
  readonly onState: (state: LiveState) => void
}

/** Listens to one queue; there is one of it for each that the viewer works from. */
export function QueueNews({ queue, onNews, onState }: Props) {
  const state = useLive({
    document: QueueNewsDocument,
    variables: { queue },
    cursorOf: (data) => data.applicationQueueChanged.cursor,
    onNews,
    onLost: onNews,
  })
  useEffect(() => onState(state), [state, onState])
  return null
}
