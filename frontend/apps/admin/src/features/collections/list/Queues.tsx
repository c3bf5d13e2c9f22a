import { fill, useMessages } from '@xindai/i18n'
import { Amount } from '@xindai/ui'
import { messages } from '../messages'
import type { CollectionCaseListQuery } from './cases.generated'

interface Props {
  readonly queues: CollectionCaseListQuery['collectionQueues']
  readonly chosen: string | undefined
  readonly onChoose: (code: string | undefined) => void
}

/** What waits where; choosing a queue narrows the list to it. */
export function Queues({ queues, chosen, onChoose }: Props) {
  const t = useMessages(messages)
  if (queues.length === 0) return null
  return (
    <ul className="xd-queues" aria-label={t.queues}>
      {queues.map((each) => (
        <li key={each.code}>
          <button
            type="button"
            aria-pressed={each.code === chosen}
            onClick={() => onChoose(each.code === chosen ? undefined : each.code)}
          >
            <strong>{each.name}</strong>
            <span className="xd-queue-count">{fill(t.queueCases, { n: each.cases })}</span>
            <Amount value={each.overdue} />
            <span className="xd-muted">
              {fill(t.queueWaiting, { n: each.unassigned, due: each.due })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
