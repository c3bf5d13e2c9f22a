import { useRead } from '@xindai/graphql'
import { useCallback, useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { useListState } from '../../../shared/list/state'
import { useSession } from '../../../shell/session'
import { QUEUES, type QueueStatus } from '../parts/tones'
import { WorkQueueDocument, type WorkQueueQuery } from './queue.generated'

export type QueueRow = WorkQueueQuery['applicationQueue']['edges'][number]['node']

/** Which of a queue's applications are shown. */
export type Which = 'unclaimed' | 'mine' | 'all'

/** News come in bursts; one reading follows a burst. */
const CALM_MS = 400

/** The queue in the address, as it is now. */
export function useQueue() {
  const { can } = useSession()
  const state = useListState()
  const [params] = useSearchParams()
  const which = whichOf(params.get('tab'))
  const own = QUEUES.filter(({ permission }) => can(permission)).map(({ status }) => status)
  const queues: readonly QueueStatus[] = own.length > 0 ? own : QUEUES.map(({ status }) => status)
  const chosen = queues.find((queue) => queue === state.values.queue)
  const read = useRead(WorkQueueDocument, {
    queue: chosen ?? null,
    isClaimed: which === 'unclaimed' ? false : null,
    isMine: which === 'mine',
    branchId: state.values.branchId ?? null,
    first: state.first,
    after: state.after,
  })
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const { reload } = read
  const news = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(reload, CALM_MS)
  }, [reload])
  useEffect(() => () => clearTimeout(timer.current), [])
  return { state, which, queues, chosen, read, news }
}

function whichOf(asked: string | null): Which {
  return asked === 'mine' || asked === 'all' ? asked : 'unclaimed'
}
