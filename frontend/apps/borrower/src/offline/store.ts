/**
 * The last answers of queries on this device, to be read without a network.
 *
 * What a browser keeps is masked already; it is erased at sign-out, when the session has ended, when
 * another account signs in, and a week after it was read.
 */
const NAME = 'xindai-offline'
const ANSWERS = 'answers'
const WEEK_MS = 7 * 24 * 3_600_000

export interface Kept {
  readonly data: unknown
  /** When the server said so, ISO 8601. */
  readonly at: string
}

let opened: Promise<IDBDatabase> | null = null

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(ANSWERS)
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })
  return opened
}

/** One request in a transaction of its own; undefined where the browser keeps nothing for us. */
async function run<T>(
  mode: IDBTransactionMode,
  act: (answers: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  try {
    const transaction = (await open()).transaction(ANSWERS, mode)
    const request = act(transaction.objectStore(ANSWERS))
    return await new Promise((done, failed) => {
      transaction.oncomplete = () => done(request.result)
      transaction.onabort = () => failed(transaction.error)
    })
  } catch {
    return undefined // private windows and full disks: there is no offline reading then
  }
}

export async function keep(key: string, data: unknown): Promise<void> {
  const kept: Kept = { data, at: new Date().toISOString() }
  await run('readwrite', (answers) => answers.put(kept, key))
}

/** The last answer to a query, unless it is older than a week. */
export async function recall(key: string): Promise<Kept | null> {
  const kept = (await run('readonly', (answers) => answers.get(key))) as Kept | undefined
  if (!kept) return null
  if (Date.now() - Date.parse(kept.at) <= WEEK_MS) return kept
  await run('readwrite', (answers) => answers.delete(key))
  return null
}

/** Erases everything. */
export async function forget(): Promise<void> {
  await run('readwrite', (answers) => answers.clear())
}
