import { useMessages } from '@xindai/i18n'
import type { ReactNode } from 'react'
import { sharedMessages } from './shared-messages'

export interface Step {
  readonly key: string
  readonly title: ReactNode
  /** When, or what it means. */
  readonly note?: ReactNode
  readonly state: 'done' | 'now' | 'next' | 'bad'
}

/** How far something is, or what happened: from top to bottom. */
export function Steps({ steps, label }: { steps: readonly Step[]; label?: string }) {
  const t = useMessages(sharedMessages)
  const said = { done: t.stepDone, now: t.stepNow, next: t.stepNext, bad: t.stepBad }
  return (
    <ol className="x-steps" aria-label={label}>
      {steps.map(({ key, title, note, state }) => (
        <li key={key} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
          <div>
            {title} <span className="x-hidden">{said[state]}</span>
          </div>
          {note ? <div className="x-muted x-small">{note}</div> : null}
        </li>
      ))}
    </ol>
  )
}
