import type { CombinedError } from 'urql'

/** Why a read did not succeed, for the person in front of it. */
export interface Problem {
  /** `OFFLINE` without a network, else the code of the server, `INTERNAL` for its own faults. */
  readonly code: string
  /** In the language that was asked for. */
  readonly message: string
  /** What to tell the support. */
  readonly requestId: string | null
}

/** The first problem of an answer, or null. */
export function problemOf(error: CombinedError | undefined | null): Problem | null {
  if (!error) return null
  if (error.networkError) {
    return { code: 'OFFLINE', message: error.networkError.message, requestId: null }
  }
  const first = error.graphQLErrors[0]
  const { code, requestId } = first?.extensions ?? {}
  return {
    code: typeof code === 'string' ? code : 'INTERNAL',
    message: first?.message ?? error.message,
    requestId: typeof requestId === 'string' ? requestId : null,
  }
}
