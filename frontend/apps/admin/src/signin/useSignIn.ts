import { useMessages } from '@xindai/i18n'
import { passkeyGet } from '@xindai/ui'
import { useState } from 'react'
import { useMutation } from 'urql'
import {
  SignInDocument,
  type SignInMutation,
  SignInPasskeyDocument,
  SignInPasskeyOptionsDocument,
  SignInSecondFactorDocument,
} from './signin.generated'
import { signInMessages } from './signin-messages'

export type SecondFactor = NonNullable<SignInMutation['signIn']['secondFactor']>
export type Factor = { totp: string } | { recoveryCode: string } | { passkey: unknown }

/** The steps of signing in: a password and perhaps a factor, or a passkey alone. */
export function useSignIn(onDone: () => void) {
  const t = useMessages(signInMessages)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [second, setSecond] = useState<SecondFactor | null>(null)
  const [, signIn] = useMutation(SignInDocument)
  const [, secondFactor] = useMutation(SignInSecondFactorDocument)
  const [, passkeyOptions] = useMutation(SignInPasskeyOptionsDocument)
  const [, passkeySignIn] = useMutation(SignInPasskeyDocument)

  async function attempt(act: () => Promise<string | null>): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      setError(await act())
    } catch {
      setError(t.passkeyFailed)
    } finally {
      setBusy(false)
    }
  }

  /** Null when it went well. */
  function finish(answer: Answer | undefined): string | null {
    const refused = answer?.userErrors[0]
    if (!answer) return t.unreachable
    if (refused) return refused.message
    onDone()
    return null
  }

  return {
    error,
    busy,
    second,
    back: () => setSecond(null),
    withPassword: (login: string, password: string) =>
      attempt(async () => {
        const answer = (await signIn({ login, password })).data?.signIn
        if (!answer?.secondFactor) return finish(answer)
        setSecond(answer.secondFactor)
        return null
      }),
    withFactor: (factor: Factor) =>
      attempt(async () => {
        const token = second?.token ?? ''
        return finish((await secondFactor({ token, factor })).data?.signInSecondFactor)
      }),
    withSecondPasskey: () =>
      attempt(async () => {
        const passkey = await passkeyGet(second?.passkeyOptions)
        const sent = { token: second?.token ?? '', factor: { passkey } }
        return finish((await secondFactor(sent)).data?.signInSecondFactor)
      }),
    withPasskey: () =>
      attempt(async () => {
        const options = (await passkeyOptions({})).data?.signInPasskeyOptions.options
        const passkey = await passkeyGet(options)
        return finish((await passkeySignIn({ passkey })).data?.signInPasskey)
      }),
  }
}

interface Answer {
  readonly userErrors: readonly { readonly message: string }[]
}
