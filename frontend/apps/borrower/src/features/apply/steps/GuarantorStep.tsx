import { fill, useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { Button } from '../../../shared/Button'
import { Notice } from '../../../shared/blocks'
import { PhoneField, TextField } from '../../../shared/fields'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { DraftSaveDocument } from '../../../shared/wish/wish.generated'
import { applyMessages } from '../apply-messages'
import type { StepProps } from '../draft/Draft'

/** 保证人: who stands for the loan; what was given is kept sealed and shown masked. */
export function GuarantorStep({ draft, next }: StepProps) {
  const t = useMessages(applyMessages)
  const known = draft.parties.find((one) => one.role === 'GUARANTOR')
  const [editing, setEditing] = useState(!known)
  const form = useVerbForm(DraftSaveDocument, {
    initial: { name: '', idNumber: '', phone: '' },
    required: ['name', 'idNumber', 'phone'],
    input: (values) => ({
      applicationId: draft.id,
      parties: [{ role: 'GUARANTOR' as const, ...values }],
    }),
    onDone: next,
  })
  if (known && !editing) {
    return (
      <>
        <Notice tone="good">{fill(t.guarantorKnown, { name: known.name })}</Notice>
        <Button block onPress={next}>
          {t.next}
        </Button>
        <Button block kind="plain" onPress={() => setEditing(true)}>
          {t.change}
        </Button>
      </>
    )
  }
  return (
    <VerbForm form={form} submit={t.next}>
      <p className="x-muted">{t.guarantorText}</p>
      <TextField {...form.field('name')} label={t.name} maxLength={60} autoComplete="off" />
      <TextField {...form.field('idNumber')} label={t.idNumber} maxLength={18} autoComplete="off" />
      <PhoneField {...form.field('phone')} />
    </VerbForm>
  )
}
