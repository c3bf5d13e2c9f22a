import { getLanguage } from '@xindai/i18n'
import type { Exchange, Operation, OperationResult } from 'urql'
import { stringifyDocument } from 'urql'
import { fromPromise, mergeMap, pipe } from 'wonka'
import { missed, reached } from './network'
import { forget, keep, recall } from './store'

/** Which account the kept answers are of. */
const OWNER = 'owner'

/** Keeps the last answer of every query, and gives it where the network gives none. */
export const offlineExchange: Exchange =
  ({ forward }) =>
  (operations) =>
    pipe(
      forward(operations),
      mergeMap((result) => fromPromise(settle(result))),
    )

async function settle(result: OperationResult): Promise<OperationResult> {
  const { operation, error, data } = result
  if (operation.kind === 'subscription' || operation.kind === 'teardown') return result
  if (!error?.networkError) {
    reached()
    if (operation.kind === 'query' && data && !error) await remember(operation, data)
    return result
  }
  const kept = operation.kind === 'query' ? await recall(keyOf(operation)) : null
  missed(kept?.at ?? null)
  return kept ? { ...result, data: kept.data, error: undefined } : result
}

/** Answers of another account than before push those out that are kept. */
async function remember(operation: Operation, data: unknown): Promise<void> {
  const account = accountOf(data)
  if (account !== null) {
    const owner = (await recall(OWNER))?.data
    if (owner !== undefined && owner !== account) await forget()
    if (owner !== account) await keep(OWNER, account)
  }
  await keep(keyOf(operation), data)
}

function accountOf(data: unknown): string | null {
  const id = (data as { me?: { account?: { id?: unknown } } }).me?.account?.id
  return typeof id === 'string' ? id : null
}

/** Texts come in the language that was asked for, so it belongs to the question. */
function keyOf({ query, variables }: Operation): string {
  return JSON.stringify([getLanguage(), stringifyDocument(query), variables])
}
