import { getLanguage } from '@xindai/i18n'
import type { Exchange, Operation, OperationResult } from 'urql'
import { makeResult, stringifyDocument } from 'urql'
import { filter, fromPromise, map, merge, mergeMap, pipe, share } from 'wonka'
import { missed, reached } from './network'
import { forget, keep, recall } from './store'

/** Which account the kept answers are of. */
const OWNER = 'owner'
/** The texts of all codes are a hundred kilobytes and change with a release: asked for once a day. */
const DAILY: readonly string[] = ['Codes']
const DAY_MS = 24 * 3_600_000

/** Keeps the last answer of every query, and gives it where the network gives none. */
export const offlineExchange: Exchange =
  ({ forward }) =>
  (operations) => {
    const asked = pipe(
      operations,
      mergeMap((operation) => fromPromise(answered(operation))),
      share,
    )
    return merge([
      pipe(
        asked,
        filter(({ data }) => data !== undefined),
        map(({ operation, data }) => makeResult(operation, { data, hasNext: false })),
      ),
      pipe(
        asked,
        filter(({ data }) => data === undefined),
        map(({ operation }) => operation),
        forward,
        mergeMap((result) => fromPromise(settle(result))),
      ),
    ])
  }

/** What is asked, with today's answer where that will do. */
async function answered(operation: Operation): Promise<Asked> {
  if (operation.kind !== 'query' || !DAILY.includes(nameOf(operation))) return { operation }
  const kept = await recall(keyOf(operation))
  const isFresh = kept !== null && Date.now() - Date.parse(kept.at) < DAY_MS
  return isFresh ? { operation, data: kept.data as Asked['data'] } : { operation }
}

interface Asked {
  readonly operation: Operation
  readonly data?: Record<string, unknown>
}

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

function nameOf({ query }: Operation): string {
  const [first] = query.definitions
  return first && 'name' in first ? (first.name?.value ?? '') : ''
}
