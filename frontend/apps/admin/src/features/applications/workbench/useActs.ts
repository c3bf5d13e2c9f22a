import { useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { App } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '../../../shared/verb/useAct'
import { queueOf } from '../parts/tones'
import {
  ClaimDocument,
  NextOfQueueDocument,
  ReleaseDocument,
  SubmitDocument,
} from './acts.generated'
import { messages } from './messages'
import type { Work } from './types'

/** The commands that ask for something first. */
export type Asking =
  | 'approve'
  | 'reject'
  | 'sendBack'
  | 'handOver'
  | 'withdraw'
  | 'accept'
  | 'conflict'

export type Acts = ReturnType<typeof useActs>
export type Acted = (done: { readonly version: number } | null | undefined) => void

/** What can be done with one application: at once, or in a drawer that is open then. */
export function useActs(work: Work, acted: Acted) {
  const t = useMessages(messages)
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [open, setOpen] = useState<Asking | null>(null)
  const claiming = useAct(ClaimDocument)
  const releasing = useAct(ReleaseDocument)
  const submitting = useAct(SubmitDocument)
  const nexting = useVerb(NextOfQueueDocument)
  const input = { applicationId: work.id }
  /** The next version is the one of this act. */
  const own = () => acted({ version: work.version + 1 })

  const claimNext = async () => {
    const queue = queueOf(work.status)?.status
    if (!queue) return navigate('/queue')
    const outcome = await nexting.send({ queue })
    if (outcome.kind === 'refused')
      return message.error(outcome.errors.map((one) => one.message).join(' '))
    const next = outcome.payload.application?.id
    if (next) return navigate(`/applications/${encodeURIComponent(next)}`)
    message.info(t.noneLeft)
  }
  return {
    open,
    ask: setOpen,
    close: () => setOpen(null),
    claim: () => {
      own()
      return claiming.act(input)
    },
    release: () => {
      own()
      return releasing.act(input)
    },
    submit: () => {
      own()
      return submitting.act(input)
    },
    edit: () => navigate(`/applications/${encodeURIComponent(work.id)}/edit`),
    claimNext,
    busy: claiming.busy || releasing.busy || submitting.busy || nexting.busy,
  }
}
