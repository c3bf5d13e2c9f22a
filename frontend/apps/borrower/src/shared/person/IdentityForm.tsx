import { useMessages } from '@xindai/i18n'
import { useSession } from '../../shell/session'
import { Facts } from '../blocks'
import { TextField } from '../fields'
import { useVerbForm } from '../useForm'
import { VerbForm } from '../VerbForm'
import { BindIdentityDocument } from './person.generated'
import { personMessages } from './person-messages'

/** 实名认证: once for ever, so one looks twice. */
export function IdentityForm({ onDone }: { onDone: () => void }) {
  const t = useMessages(personMessages)
  const session = useSession()
  const form = useVerbForm(BindIdentityDocument, {
    initial: { name: '', idNumber: '' },
    required: ['name', 'idNumber'],
    input: (values) => values,
    confirm: ({ name, idNumber }) => ({
      title: t.bindTitle,
      content: (
        <Facts
          items={[
            [t.name, name],
            [t.idNumber, idNumber],
          ]}
        />
      ),
      action: t.bind,
    }),
    onDone: () => {
      session.reload()
      onDone()
    },
  })
  return (
    <VerbForm form={form} submit={t.bind}>
      <TextField
        {...form.field('name')}
        label={t.name}
        hint={t.nameHint}
        autoComplete="name"
        maxLength={60}
      />
      <TextField
        {...form.field('idNumber')}
        label={t.idNumber}
        hint={t.identityHint}
        autoComplete="off"
        maxLength={18}
      />
    </VerbForm>
  )
}
