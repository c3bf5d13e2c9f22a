import type { Read } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import type { ReactNode } from 'react'
import { InboxIcon } from './icons'
import { ProblemState } from './ProblemState'
import { sharedMessages } from './shared-messages'

/** Grey lines where the content will be. */
export function Loading({ page = false, lines = 6 }: { page?: boolean; lines?: number }) {
  const t = useMessages(sharedMessages)
  const bones = (
    <div className="x-bones" role="status" aria-busy="true" aria-label={t.loading}>
      {Array.from({ length: lines }, (_, at) => (
        <span key={at} />
      ))}
    </div>
  )
  return page ? (
    <main id="content" className="x-main">
      {bones}
    </main>
  ) : (
    bones
  )
}

/** Nothing here, and what to do about it. */
export function Empty(props: {
  readonly title?: string
  readonly text?: string
  readonly action?: ReactNode
}) {
  const t = useMessages(sharedMessages)
  return (
    <div className="x-state">
      <InboxIcon />
      <h2>{props.title ?? t.emptyTitle}</h2>
      {props.text ? <p className="x-muted">{props.text}</p> : null}
      {props.action}
    </div>
  )
}

/** What a read has brought: lines while it loads, the problem with a way on, else the content. */
export function Reading<D>(props: {
  readonly read: Read<D>
  readonly children: (data: D) => ReactNode
}) {
  const { data, problem, reload } = props.read
  if (data) return <>{props.children(data)}</>
  if (problem) return <ProblemState problem={problem} onRetry={reload} />
  return <Loading />
}
