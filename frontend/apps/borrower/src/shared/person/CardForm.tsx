import { useMessages } from '@xindai/i18n'
import { TextField } from '../fields'
import { useVerbForm } from '../useForm'
import { VerbForm } from '../VerbForm'
import { BankCardBindDocument } from './person.generated'
import { personMessages } from './person-messages'

/** 绑定银行卡. */
export function CardForm({ onDone }: { onDone: () => void }) {
  const t = useMessages(personMessages)
  const form = useVerbForm(BankCardBindDocument, {
    initial: { number: '' },
    required: ['number'],
    input: (values) => values,
    onDone,
  })
  return (
    <VerbForm form={form} submit={t.cardBind}>
      <TextField
        {...form.field('number')}
        label={t.cardNumber}
        hint={t.cardHint}
        inputMode="numeric"
        autoComplete="off"
        maxLength={24}
      />
    </VerbForm>
  )
}
