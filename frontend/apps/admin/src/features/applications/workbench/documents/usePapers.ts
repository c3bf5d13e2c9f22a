import { useVerb } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { App } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useSession } from '../../../../shell/session'
import { OpenDocumentDocument } from '../acts.generated'
import type { Paper, Work } from '../types'
import { documentMessages } from './document-messages'

/** A paper as it is shown: a picture or a PDF of this page's own memory. */
export interface Opened {
  readonly id: string
  readonly kind: 'image' | 'pdf' | 'other'
  readonly url: string
}

export type Papers = ReturnType<typeof usePapers>
const SCALES = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4] as const
const WHOLE = SCALES.indexOf(1)

/** The papers of an application (then the customer's others), the one that is chosen, its view. */
export function usePapers(work: Work) {
  const t = useMessages(documentMessages)
  const { can } = useSession()
  const { message } = App.useApp()
  const { send, busy } = useVerb(OpenDocumentDocument)
  const list = ordered(work)
  const [at, setAt] = useState(0)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [scale, setScale] = useState<number>(WHOLE)
  const [turns, setTurns] = useState(0)
  const chosen = list[Math.min(at, list.length - 1)]
  const url = opened?.url
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url])

  const show = useCallback(
    async (paper: Paper) => {
      const reason = fill(t.reasonOf, { number: work.number })
      const outcome = await send({ documentId: paper.id, reason })
      if (outcome.kind === 'refused')
        return message.error(outcome.errors.map((one) => one.message).join(' '))
      const answer = await fetch(outcome.payload.path ?? '')
      if (!answer.ok) return message.error(t.failed)
      setScale(WHOLE)
      setTurns(0)
      const address = URL.createObjectURL(await answer.blob())
      setOpened({ id: paper.id, kind: kindOf(paper.mediaType), url: address })
    },
    [send, message, t, work.number],
  )
  /** Who looked at one goes on looking. */
  const choose = (next: number) => {
    const paper = list[next]
    if (!paper) return
    setAt(next)
    if (opened && may) show(paper)
  }
  const may = can('customer.document_open')
  return {
    list,
    chosen,
    opened: opened && opened.id === chosen?.id ? opened : null,
    busy,
    may,
    scale: SCALES[scale] ?? 1,
    turns,
    choose: (id: string) => choose(list.findIndex((paper) => paper.id === id)),
    open: () => chosen && may && show(chosen),
    next: () => choose((at + 1) % list.length),
    previous: () => choose((at - 1 + list.length) % list.length),
    larger: () => setScale((old) => Math.min(old + 1, SCALES.length - 1)),
    smaller: () => setScale((old) => Math.max(old - 1, 0)),
    turn: () => setTurns((old) => (old + 1) % 4),
  }
}

/** Those of the application first. */
export function ordered(work: Work): readonly Paper[] {
  const own = new Set(work.documentIds)
  const papers = work.customer?.documents ?? []
  return [...papers.filter(({ id }) => own.has(id)), ...papers.filter(({ id }) => !own.has(id))]
}

function kindOf(mediaType: string): Opened['kind'] {
  if (mediaType.startsWith('image/')) return 'image'
  return mediaType === 'application/pdf' ? 'pdf' : 'other'
}
