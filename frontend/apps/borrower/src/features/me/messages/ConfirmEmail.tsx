import { useVerb } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { Button } from '../../../shared/Button'
import { Notice, Section } from '../../../shared/blocks'
import { TextField } from '../../../shared/fields'
import { useForm, type Values } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { preferenceMessages } from './preference-messages'
import { OwnEmailCodeSendDocument, OwnEmailConfirmDocument } from './preferences.generated'

interface Props {
  /** Masked. */
  readonly email: string
  readonly onDone: () => void
}

/** The code that went to a new address comes back here; the address is used from then on. */
export function ConfirmEmail({ email, onDone }: Props) {
  const t = useMessages(preferenceMessages)
  const { send } = useVerb(OwnEmailConfirmDocument)
  const again = useVerb(OwnEmailCodeSendDocument)
  const [said, setSaid] = useState<{ tone: 'good' | 'warn'; text: string } | null>(null)
  const initial: Values = { code: '' }
  const form = useForm({
    initial,
    required: ['code'],
    send: (values) => send({ code: String(values.code) } as never),
    onDone,
  })
  const resend = async () => {
    const outcome = await again.send({} as never)
    if (outcome.kind !== 'refused') setSaid({ tone: 'good', text: t.resent })
    else setSaid({ tone: 'warn', text: outcome.errors.map(({ message }) => message).join(' ') })
  }
  return (
    <Section title={t.confirmTitle}>
      <p className="x-hint">{fill(t.confirmHint, { email })}</p>
      <VerbForm form={form} submit={t.confirm}>
        <TextField
          label={t.code}
          value={String(form.values.code)}
          onChange={(value) => form.set('code', value)}
          error={form.errorOf('code')}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={6}
        />
      </VerbForm>
      <Button kind="plain" onPress={resend} busy={again.busy}>
        {t.resend}
      </Button>
      {said ? (
        <Notice tone={said.tone} alert>
          {said.text}
        </Notice>
      ) : null}
    </Section>
  )
}
