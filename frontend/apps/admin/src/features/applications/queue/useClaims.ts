import { useVerb } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { App } from 'antd'
import { useNavigate } from 'react-router'
import type { QueueStatus } from '../parts/tones'
import { messages } from './messages'
import { QueueClaimDocument, QueueClaimNextDocument, QueueReleaseDocument } from './queue.generated'
import type { QueueRow } from './useQueue'

/** Claim, claim the next, give back: from the list, without opening anything. */
export function useClaims(onChanged: () => void) {
  const t = useMessages(messages)
  const { message } = App.useApp()
  const navigate = useNavigate()
  const claiming = useVerb(QueueClaimDocument)
  const releasing = useVerb(QueueReleaseDocument)
  const next = useVerb(QueueClaimNextDocument)
  const refuse = (errors: readonly { readonly message: string }[]) =>
    message.error(errors.map((one) => one.message).join(' '))

  const claim = async (row: QueueRow) => {
    const outcome = await claiming.send({ applicationId: row.id })
    if (outcome.kind === 'refused') refuse(outcome.errors)
    else message.success(fill(t.claimed, { number: row.number }))
    onChanged()
  }
  const release = async (row: QueueRow) => {
    const outcome = await releasing.send({ applicationId: row.id })
    if (outcome.kind === 'refused') refuse(outcome.errors)
    else message.success(fill(t.released, { number: row.number }))
    onChanged()
  }
  /** Of the queues in turn; opens what was got. */
  const claimNext = async (queues: readonly QueueStatus[]) => {
    for (const queue of queues) {
      const outcome = await next.send({ queue })
      if (outcome.kind === 'refused') return refuse(outcome.errors)
      const id = outcome.payload.application?.id
      if (id) return navigate(`/applications/${encodeURIComponent(id)}`)
    }
    message.info(t.noneLeft)
  }
  return { claim, release, claimNext, busy: claiming.busy || releasing.busy || next.busy }
}
