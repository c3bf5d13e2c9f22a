import { useMessages } from '@xindai/i18n'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './Button'
import { Notice } from './blocks'
import { Sheet } from './Sheet'
import { sharedMessages } from './shared-messages'
import type { Form } from './useForm'

interface Props {
  readonly form: Form
  /** What the button says. */
  readonly submit: string
  readonly danger?: boolean
  /** Not yet: a box is not ticked, say. */
  readonly disabled?: boolean
  readonly children?: ReactNode
}

/** The form of `useForm`: its fields, what was refused, the button, and the question before it. */
export function VerbForm({ form, submit, danger, disabled, children }: Props) {
  const t = useMessages(sharedMessages)
  const element = useRef<HTMLFormElement>(null)
  const reason = useId()
  const { refused, question } = form
  useEffect(() => {
    if (refused.length === 0) return
    element.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [refused])
  if (form.held) {
    return (
      <Notice tone="good" title={t.heldTitle} alert>
        {t.heldText}
      </Notice>
    )
  }
  return (
    <form
      ref={element}
      className="x-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      {form.others.map((one) => (
        <Notice key={`${one.code}${one.field}`} tone="bad" alert>
          {one.message}
        </Notice>
      ))}
      {children}
      {form.blocked ? (
        <p className="x-hint" id={reason}>
          {form.blocked}
        </p>
      ) : null}
      <Button
        submit
        block
        kind={danger ? 'danger' : 'main'}
        busy={form.busy}
        disabled={disabled || form.blocked !== null}
        describedBy={form.blocked ? reason : undefined}
      >
        {submit}
      </Button>
      {question ? (
        <Sheet title={question.title} onClose={form.cancel}>
          {question.content}
          <Button block kind={danger ? 'danger' : 'main'} onPress={form.send}>
            {question.action}
          </Button>
          <Button block kind="plain" onPress={form.cancel}>
            {t.cancel}
          </Button>
        </Sheet>
      ) : null}
    </form>
  )
}
