import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { Button } from '../../../shared/Button'
import { Notice } from '../../../shared/blocks'
import { CodeField } from '../../../shared/CodeField'
import { PasswordField, PhoneField } from '../../../shared/fields'
import { Page } from '../../../shared/Page'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { LanguageSwitch } from '../../../shell/LanguageSwitch'
import { useRequestCode } from '../../../signin/useRequestCode'
import { doorMessages } from '../door-messages'
import { BorrowerResetPasswordDocument } from './reset.generated'

/** Who forgot his password proves the phone, and every session ends. */
export function Component() {
  const t = useMessages(doorMessages)
  const [done, setDone] = useState(false)
  const requestCode = useRequestCode('RESET')
  const form = useVerbForm(BorrowerResetPasswordDocument, {
    initial: { phone: '', code: '', password: '' },
    required: ['phone', 'code', 'password'],
    input: (values) => values,
    onDone: () => setDone(true),
  })
  return (
    <Page title={t.resetTitle} back="/sign-in" actions={<LanguageSwitch />}>
      {done ? (
        <>
          <Notice tone="good" title={t.resetDone} alert>
            {t.resetDoneText}
          </Notice>
          <Button block to="/sign-in">
            {t.signIn}
          </Button>
        </>
      ) : (
        <VerbForm form={form} submit={t.resetSubmit}>
          <PhoneField {...form.field('phone')} />
          <CodeField
            {...form.field('code')}
            onSend={() => requestCode(form.values.phone)}
            notYet={form.values.phone.length < 11}
          />
          <PasswordField
            {...form.field('password')}
            label={t.newPassword}
            hint={t.passwordHint}
            isNew
          />
        </VerbForm>
      )}
    </Page>
  )
}
