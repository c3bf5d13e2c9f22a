import { useMessages } from '@xindai/i18n'
import { passkeyGet } from '@xindai/ui'
import { useState } from 'react'
import { type CombinedError, useMutation } from 'urql'
import { answerOf } from './answer'
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
  function finish(result: Result, answer: Answer | undefined): string | null {
    const refused = answerOf(result, answer, t.unreachable)
    if (refused === null) onDone()
    return refused
  }

  return {
    error,
    busy,
    second,
    back: () => {
      setError(null)
      setSecond(null)
    },
    withPassword: (login: string, password: string) =>
      attempt(async () => {
        const result = await signIn({ login, password })
        const answer = result.data?.signIn
        if (!answer?.secondFactor) return finish(result, answer)
        setSecond(answer.secondFactor)
        return null
      }),
    withFactor: (factor: Factor) =>
      attempt(async () => {
        const result = await secondFactor({ token: second?.token ?? '', factor })
        return finish(result, result.data?.signInSecondFactor)
      }),
    withSecondPasskey: () =>
      attempt(async () => {
        const passkey = await passkeyGet(second?.passkeyOptions)
        const result = await secondFactor({ token: second?.token ?? '', factor: { passkey } })
        return finish(result, result.data?.signInSecondFactor)
      }),
    withPasskey: () =>
      attempt(async () => {
        const asked = await passkeyOptions({})
        const offered = asked.data?.signInPasskeyOptions
        const refused = answerOf(asked, offered, t.unreachable)
        if (refused) return refused
        const result = await passkeySignIn({ passkey: await passkeyGet(offered?.options) })
        return finish(result, result.data?.signInPasskey)
      }),
  }
}

interface Result {
  readonly error?: CombinedError
}

interface Answer {
  readonly userErrors: readonly { readonly message: string }[]
}
