import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { passkeyGet } from '@xindai/ui'
import { useState } from 'react'
import { useMutation } from 'urql'
import { answerOf } from './answer'
import { signInMessages } from './signin-messages'
import {
  ProofChoicesDocument,
  ProofGiveDocument,
  ProofPasskeyOptionsDocument,
} from './stepup.generated'

export type ProofKind = 'password' | 'totp' | 'recoveryCode'
type Given = { readonly [K in ProofKind | 'passkey']?: unknown }

/** The ways in which this person can prove who he is, and trying one. */
export function useProof(onProven: () => void) {
  const t = useMessages(signInMessages)
  const { data, problem } = useRead(ProofChoicesDocument, {}, { policy: 'network-only' })
  const [, give] = useMutation(ProofGiveDocument)
  const [, askOptions] = useMutation(ProofPasskeyOptionsDocument)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const own = data?.ownFactors
  const hasPasskey = (own?.passkeys.length ?? 0) > 0

  async function attempt(given: () => Promise<Given>): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      const input = (await given()) as Record<string, never>
      const result = await give({ input })
      const answer = result.data?.reauthenticate
      const refused = answerOf(result, answer, t.unreachable)
      const isPassword = 'password' in input && answer?.userErrors[0]?.code === 'FACTOR_WRONG'
      if (refused) setError(isPassword ? t.passwordWrong : refused)
      else onProven()
    } catch {
      setError(t.passkeyFailed)
    } finally {
      setBusy(false)
    }
  }

  return {
    isReady: own !== undefined || problem !== null,
    error: error ?? problem?.message ?? null,
    busy,
    /** Without any factor the password counts; with one it does not. */
    kinds: kindsOf(own?.hasTotp ?? false, own?.recoveryCodesLeft ?? 0, hasPasskey),
    hasPasskey,
    withText: (kind: ProofKind, text: string) => attempt(async () => ({ [kind]: text })),
    withPasskey: () =>
      attempt(async () => {
        const options = (await askOptions({})).data?.reauthenticateOptions.options
        return { passkey: await passkeyGet(options) }
      }),
  }
}

/** What one can type: the first is offered first. */
export function kindsOf(
  hasTotp: boolean,
  codesLeft: number,
  hasPasskey: boolean,
): readonly ProofKind[] {
  if (!hasTotp && !hasPasskey) return ['password']
  return [
    ...(hasTotp ? ['totp' as const] : []),
    ...(codesLeft > 0 ? ['recoveryCode' as const] : []),
  ]
}
