export interface CodeText {
  readonly kind: string
  readonly code: string
  readonly zh: string
  readonly en: string
}

/** By `kind.code`. */
export type Texts = ReadonlyMap<string, CodeText>

/** Reads the texts of these kinds; null: they could not be read. */
type ReadKinds = (kinds: readonly string[]) => Promise<readonly CodeText[] | null>

/** Between a failure and the next try, in ms: telling the screens of it makes them draw, and ask. */
const PAUSE = 5_000

/** The texts of codes that were read so far; every kind is read once, all that are wanted at once
 * by one request. */
export class CodeShelf {
  texts: Texts = new Map()
  readonly #read: ReadKinds
  readonly #asked = new Set<string>()
  readonly #reading = new Set<string>()
  readonly #listeners = new Set<() => void>()
  #wanted: string[] = []

  constructor(read: ReadKinds, kinds: readonly string[] = []) {
    this.#read = read
    kinds.forEach(this.want)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** May be said at every drawing: what was asked for is not asked for again. */
  readonly want = (kind: string): void => {
    if (this.#asked.has(kind)) return
    this.#asked.add(kind)
    this.#reading.add(kind)
    this.#wanted.push(kind)
    if (this.#wanted.length === 1) queueMicrotask(() => void this.#fetch())
  }

  /** Its texts are on their way: what is drawn now is drawn again soon. */
  readonly isAwaited = (kind: string): boolean => this.#reading.has(kind)

  /** Whoever draws them next asks again. */
  #forget(kinds: readonly string[]): void {
    for (const kind of kinds) this.#asked.delete(kind)
  }

  async #fetch(): Promise<void> {
    const kinds = this.#wanted
    this.#wanted = []
    const found = await this.#read(kinds)
    for (const kind of kinds) this.#reading.delete(kind)
    if (!found) setTimeout(() => this.#forget(kinds), PAUSE)
    this.texts = new Map([
      ...this.texts,
      ...(found ?? []).map((one) => [`${one.kind}.${one.code}`, one] as const),
    ])
    for (const listener of this.#listeners) listener()
  }
}
