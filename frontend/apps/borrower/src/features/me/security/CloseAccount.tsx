import { useMessages } from '@xindai/i18n'
import { Notice } from '../../../shared/blocks'
import { PasswordField } from '../../../shared/fields'
import { Page } from '../../../shared/Page'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { leave } from '../../../shell/session'
import { CloseAccountDocument } from './security.generated'
import { securityMessages } from './security-messages'

/** 注销账户: asked twice; refused while something is owed on either side. */
export function Component() {
  const t = useMessages(securityMessages)
  const form = useVerbForm(CloseAccountDocument, {
    initial: { password: '' },
    required: ['password'],
    input: (values) => values,
    confirm: () => ({ title: t.closeTitle, content: <p>{t.closeAsk}</p>, action: t.close }),
    onDone: () => void leave('/m/sign-in?closed=1'),
  })
  return (
    <Page title={t.close} back="/me/security">
      <Notice tone="warn" title={t.closeTitle}>
        {t.closeText}
      </Notice>
      <VerbForm form={form} submit={t.close} danger>
        <PasswordField {...form.field('password')} label={t.yourPassword} />
      </VerbForm>
    </Page>
  )
}
