import type { Exchange, Operation, OperationResult } from 'urql'
import { fromPromise, fromValue, mergeMap, pipe, take, toPromise } from 'wonka'
import { codesOf } from './refusals'

const STEP_UP_NEEDED = 'STEP_UP_NEEDED'

/**
 * The server wants a fresh proof of who one is for what is dangerous. `prove` asks the person; then
 * the command goes once more with the same key, as if nothing had been in between.
 */
export function proofExchange(prove: () => Promise<boolean>): Exchange {
  return ({ forward }) => {
    const proven = async (refused: OperationResult, operation: Operation) =>
      (await prove()) ? toPromise(pipe(forward(fromValue(operation)), take(1))) : refused
    return (operations) =>
      pipe(
        forward(operations),
        mergeMap((result) =>
          codesOf(result).includes(STEP_UP_NEEDED)
            ? fromPromise(proven(result, result.operation))
            : fromValue(result),
        ),
      )
  }
}
