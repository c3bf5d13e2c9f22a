import { useCode } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { LinkButton } from '../../../shared/Button'
import { CodeField } from '../../../shared/CodeField'
import { ConsentSheet } from '../../../shared/ConsentSheet'
import { CheckField } from '../../../shared/choices'
import type { ConsentDocumentsQuery } from '../../../shared/consents.generated'
import { PasswordField, PhoneField } from '../../../shared/fields'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { useSession } from '../../../shell/session'
import { useRequestCode } from '../../../signin/useRequestCode'
import { doorMessages } from '../door-messages'
import { RegisterDocument } from './sign-up.generated'

type ConsentText = ConsentDocumentsQuery['consentDocuments'][number]

export function SignUpForm({ documents }: { documents: readonly ConsentText[] }) {
  const t = useMessages(doorMessages)
  const code = useCode()
  const { signedIn } = useSession()
  const requestCode = useRequestCode('REGISTER')
  const [shown, setShown] = useState<ConsentText | null>(null)
  const form = useVerbForm(RegisterDocument, {
    initial: {
      phone: '',
      code: '',
      password: '',
      ...Object.fromEntries(documents.map((one) => [one.kind, false])),
    } as Record<string, string | boolean>,
    required: ['phone', 'code', 'password'],
    check: (values) => {
      const open = documents.filter((one) => one.isRequired && !values[one.kind])
      return Object.fromEntries(open.map((one) => [one.kind, t.mustAgree]))
    },
    input: (values) => ({
      phone: String(values.phone),
      code: String(values.code),
      password: String(values.password),
      consents: documents
        .filter((one) => values[one.kind])
        .map(({ kind, version }) => ({ kind, version })),
    }),
    onDone: ({ account }) => account && signedIn(account.id),
  })
  const phone = String(form.values.phone)
  return (
    <VerbForm form={form} submit={t.signUpSubmit}>
      <PhoneField {...form.field('phone')} hint={t.phoneHint} />
      <CodeField
        {...form.field('code')}
        onSend={() => requestCode(phone)}
        notYet={phone.length < 11}
      />
      <PasswordField {...form.field('password')} label={t.password} hint={t.passwordHint} isNew />
      <div>
        {documents.map((one) => (
          <div key={one.kind} className="x-consent">
            <CheckField
              {...form.check(one.kind)}
              label={fill(one.isRequired ? t.agree : t.agreeOptional, {
                name: code('ConsentKind', one.kind),
              })}
            />
            <LinkButton onPress={() => setShown(one)}>
              {t.read}
              <span className="x-hidden">{code('ConsentKind', one.kind)}</span>
            </LinkButton>
          </div>
        ))}
      </div>
      {shown ? (
        <ConsentSheet
          title={code('ConsentKind', shown.kind)}
          document={shown}
          onClose={() => setShown(null)}
        />
      ) : null}
    </VerbForm>
  )
}
