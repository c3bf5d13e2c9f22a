import { fill, useMessages } from '@xindai/i18n'
import { useEffect, useState } from 'react'
import { Field, type FieldProps } from './Field'
import { sharedMessages } from './shared-messages'

interface Props extends Omit<FieldProps, 'label'> {
  readonly label?: string
  /** Asks for the code; what it answers is why there is none, null when it is on its way. */
  readonly onSend: () => Promise<string | null>
  /** What is asked for before, the phone say, is not there yet. */
  readonly notYet?: boolean
}

const PAUSE_SECONDS = 60

/** Six digits by text message, once a minute. */
export function CodeField(props: Props) {
  const t = useMessages(sharedMessages)
  const { label = t.code, value, onChange, onSend, notYet, name, disabled } = props
  const [left, setLeft] = useState(0)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [sent, setSent] = useState(false)
  const isWaiting = left > 0
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1_000)
    return () => clearInterval(timer)
  }, [isWaiting])

  const send = async () => {
    setLeft(PAUSE_SECONDS)
    const why = await onSend()
    setRefusal(why)
    setSent(why === null)
    if (why !== null) setLeft(0)
  }
  const error = props.error ?? refusal ?? undefined
  return (
    <Field label={label} error={error} hint={sent ? t.codeSent : props.hint}>
      {(wiring) => (
        <div className="x-box" data-bad={error ? '' : undefined}>
          <input
            {...wiring}
            name={name}
            disabled={disabled}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={value}
            onChange={(event) => onChange(event.target.value.replace(/\D/g, ''))}
          />
          <button
            type="button"
            className="x-link"
            disabled={isWaiting || notYet || disabled}
            onClick={send}
          >
            {isWaiting ? fill(t.sendAgain, { n: left }) : t.sendCode}
          </button>
        </div>
      )}
    </Field>
  )
}
