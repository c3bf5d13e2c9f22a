import type { OperationResult } from 'urql'

/** What went wrong, by its codes: reads say so in `errors`, commands in `userErrors`. */
export function codesOf({ data, error, operation }: OperationResult): unknown[] {
  const codes = error?.graphQLErrors.map((one) => one.extensions.code) ?? []
  if (operation.kind !== 'mutation' || !data) return codes
  const payloads = Object.values(data as Record<string, Payload | string | null>)
  return codes.concat(
    payloads.flatMap((one) =>
      one && typeof one === 'object' ? (one.userErrors ?? []).map(({ code }) => code) : [],
    ),
  )
}

interface Payload {
  readonly userErrors?: readonly { readonly code: string }[]
}
