import { type Outcome, problemOf } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { useMutation } from 'urql'
import { LinkButton } from '../shared/Button'
import { CodeField } from '../shared/CodeField'
import { PasswordField, PhoneField } from '../shared/fields'
import { useForm } from '../shared/useForm'
import { VerbForm } from '../shared/VerbForm'
import { useSession } from '../shell/session'
import { BorrowerSignInDocument } from './signin.generated'
import { signInMessages } from './signin-messages'
import { useRequestCode } from './useRequestCode'

/** A phone, and what proves that it is his: the password or a code. */
export function SignInForm() {
  const t = useMessages(signInMessages)
  const { signedIn } = useSession()
  const [byCode, setByCode] = useState(false)
  const requestCode = useRequestCode('SIGN_IN')
  const [, signIn] = useMutation(BorrowerSignInDocument)
  const proof = byCode ? 'code' : 'password'
  const form = useForm({
    initial: { phone: '', password: '', code: '' },
    required: ['phone', proof],
    send: async (values): Promise<Outcome<string>> => {
      const input = { phone: values.phone, [proof]: values[proof] }
      const { data, error } = await signIn({ input })
      const problem = problemOf(error)
      const { account, userErrors = [] } = data?.borrowerSignIn ?? {}
      if (account) return { kind: 'done', payload: account.id }
      const fault = {
        code: problem?.code ?? 'INTERNAL',
        field: null,
        message: problem?.message ?? '',
      }
      return { kind: 'refused', errors: userErrors.length > 0 ? userErrors : [fault] }
    },
    onDone: signedIn,
  })
  return (
    <VerbForm form={form} submit={t.signIn}>
      <PhoneField {...form.field('phone')} />
      {byCode ? (
        <CodeField
          {...form.field('code')}
          onSend={() => requestCode(form.values.phone)}
          notYet={form.values.phone.length < 11}
        />
      ) : (
        <PasswordField {...form.field('password')} label={t.password} />
      )}
      <LinkButton onPress={() => setByCode(!byCode)}>{byCode ? t.byPassword : t.byCode}</LinkButton>
    </VerbForm>
  )
}
