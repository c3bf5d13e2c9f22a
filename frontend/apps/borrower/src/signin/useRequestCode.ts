import { problemOf } from '@xindai/graphql'
import type { CodePurpose } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { useMutation } from 'urql'
import { RequestCodeDocument } from './signin.generated'
import { signInMessages } from './signin-messages'

/** Asks for six digits; answers why there are none, or null. */
export function useRequestCode(purpose: CodePurpose): (phone: string) => Promise<string | null> {
  const t = useMessages(signInMessages)
  const [, request] = useMutation(RequestCodeDocument)
  return async (phone) => {
    const { data, error } = await request({ purpose, phone })
    const problem = problemOf(error)
    if (problem?.code === 'OFFLINE') return t.unreachable
    return problem?.message ?? data?.requestCode.userErrors[0]?.message ?? null
  }
}
