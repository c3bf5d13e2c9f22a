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

/** The texts of codes that were read so far; every kind is read once, all that are wanted at once
 * by one request. */
export class CodeShelf {
  texts: Texts = new Map()
  readonly #read: ReadKinds
  readonly #asked = new Set<string>()
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
    this.#wanted.push(kind)
    if (this.#wanted.length === 1) queueMicrotask(() => void this.#fetch())
  }

  async #fetch(): Promise<void> {
    const kinds = this.#wanted
    this.#wanted = []
    const found = await this.#read(kinds)
    if (!found) {
      for (const kind of kinds) this.#asked.delete(kind) // whoever draws next tries again
      return
    }
    this.texts = new Map([
      ...this.texts,
      ...found.map((one) => [`${one.kind}.${one.code}`, one] as const),
    ])
    for (const listener of this.#listeners) listener()
  }
}
