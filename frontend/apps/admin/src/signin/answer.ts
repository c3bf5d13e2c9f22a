import { problemOf } from '@xindai/graphql'
import type { CombinedError } from 'urql'

interface Payload {
  readonly userErrors: readonly { readonly message: string }[]
}

/** Why a step at the door did not go well, in words; null when it did. */
export function answerOf(
  result: { readonly error?: CombinedError },
  payload: Payload | null | undefined,
  unreachable: string,
): string | null {
  const problem = problemOf(result.error)
  if (problem) return problem.code === 'OFFLINE' ? unreachable : problem.message
  return payload ? (payload.userErrors[0]?.message ?? null) : unreachable
}
