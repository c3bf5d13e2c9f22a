import type { Problem } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Button } from './Button'
import { OfflineIcon, WarnIcon } from './icons'
import { sharedMessages } from './shared-messages'

interface Props {
  readonly problem: Problem
  readonly onRetry: () => void
  /** It is all there is of the screen. */
  readonly page?: boolean
}

/** A read that failed, and what to do next. */
export function ProblemState({ problem, onRetry, page = false }: Props) {
  const t = useMessages(sharedMessages)
  const [title, text] = sentences(problem, t)
  const state = (
    <div className="x-state" role="alert">
      {problem.code === 'OFFLINE' ? <OfflineIcon /> : <WarnIcon />}
      <h2>{title}</h2>
      <p className="x-muted">{text}</p>
      <Button kind="plain" onPress={onRetry}>
        {t.retry}
      </Button>
    </div>
  )
  return page ? (
    <main id="content" className="x-main">
      {state}
    </main>
  ) : (
    state
  )
}

function sentences(
  problem: Problem,
  t: { readonly [K in keyof typeof sharedMessages]: string },
): [string, string] {
  switch (problem.code) {
    case 'OFFLINE':
      return [t.offlineTitle, t.offlineText]
    case 'FORBIDDEN':
      return [t.forbiddenTitle, t.forbiddenText]
    case 'NOT_FOUND':
      return [t.notFoundTitle, t.notFoundText]
    default:
      return [
        problem.message,
        problem.requestId ? fill(t.requestId, { id: problem.requestId }) : '',
      ]
  }
}
