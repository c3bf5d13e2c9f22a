import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { Button } from '../../../shared/Button'
import { Notice } from '../../../shared/blocks'
import { CodeField } from '../../../shared/CodeField'
import { PasswordField, PhoneField } from '../../../shared/fields'
import { Page } from '../../../shared/Page'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { useMe, useSession } from '../../../shell/session'
import { useRequestCode } from '../../../signin/useRequestCode'
import { ChangePhoneDocument } from './security.generated'
import { securityMessages } from './security-messages'

/** 更换手机号: the code goes to the new number. */
export function Component() {
  const t = useMessages(securityMessages)
  const { account } = useMe()
  const { reload } = useSession()
  const [done, setDone] = useState(false)
  const requestCode = useRequestCode('CHANGE_PHONE')
  const form = useVerbForm(ChangePhoneDocument, {
    initial: { phone: '', code: '', password: '' },
    required: ['phone', 'code', 'password'],
    input: (values) => values,
    onDone: () => {
      reload()
      setDone(true)
    },
  })
  return (
    <Page title={t.phone} back="/me/security">
      <Notice title={t.phoneNow}>{account.phone}</Notice>
      {done ? (
        <>
          <Notice tone="good" title={t.phoneDone} alert>
            {t.othersEnded}
          </Notice>
          <Button block to="/me/security">
            {t.backToSecurity}
          </Button>
        </>
      ) : (
        <VerbForm form={form} submit={t.phone}>
          <PhoneField {...form.field('phone')} label={t.newPhone} />
          <CodeField
            {...form.field('code')}
            onSend={() => requestCode(form.values.phone)}
            notYet={form.values.phone.length < 11}
          />
          <PasswordField {...form.field('password')} label={t.yourPassword} />
        </VerbForm>
      )}
    </Page>
  )
}
