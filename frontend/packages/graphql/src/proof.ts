import type { Exchange, Operation, OperationResult } from 'urql'
import { empty, fromPromise, fromValue, makeSubject, merge, mergeMap, pipe } from 'wonka'
import { codesOf } from './refusals'

const STEP_UP_NEEDED = 'STEP_UP_NEEDED'

/**
 * The server wants a fresh proof of who one is for what is dangerous. `prove` asks the person; then
 * the command goes once more with the same key, as if nothing had been in between.
 */
export function proofExchange(prove: () => Promise<boolean>): Exchange {
  return ({ forward }) =>
    (operations) => {
      const again = makeSubject<Operation>()
      const sentAgain = new Set<number>()
      const isRefused = (result: OperationResult) => {
        const wasSentAgain = sentAgain.delete(result.operation.key)
        return !wasSentAgain && codesOf(result).includes(STEP_UP_NEEDED)
      }
      const proven = (result: OperationResult) =>
        pipe(
          fromPromise(prove()),
          mergeMap((isProven) => {
            if (!isProven) return fromValue(result)
            sentAgain.add(result.operation.key)
            again.next(result.operation)
            return empty
          }),
        )
      return pipe(
        forward(merge([operations, again.source])),
        mergeMap((result) => (isRefused(result) ? proven(result) : fromValue(result))),
      )
    }
}
