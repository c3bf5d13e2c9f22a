import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { Button } from '../../../shared/Button'
import { Notice } from '../../../shared/blocks'
import { PasswordField } from '../../../shared/fields'
import { Page } from '../../../shared/Page'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { BorrowerChangePasswordDocument } from './security.generated'
import { securityMessages } from './security-messages'

/** 修改密码: the old one proves that it is he. */
export function Component() {
  const t = useMessages(securityMessages)
  const [done, setDone] = useState(false)
  const form = useVerbForm(BorrowerChangePasswordDocument, {
    initial: { old: '', new: '' },
    required: ['old', 'new'],
    input: (values) => values,
    onDone: () => setDone(true),
  })
  return (
    <Page title={t.password} back="/me/security">
      {done ? (
        <>
          <Notice tone="good" title={t.passwordDone} alert>
            {t.othersEnded}
          </Notice>
          <Button block to="/me/security">
            {t.backToSecurity}
          </Button>
        </>
      ) : (
        <VerbForm form={form} submit={t.password}>
          <PasswordField {...form.field('old')} label={t.oldPassword} />
          <PasswordField {...form.field('new')} label={t.newPassword} hint={t.passwordHint} isNew />
        </VerbForm>
      )}
    </Page>
  )
}
