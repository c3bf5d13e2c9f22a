/** A name that has words: a fact, or what a model may answer. */
export interface NamedField {
  readonly name: string
  readonly zh: string
  readonly en: string
}

/** What a policy's model can be made of, as the server knows it. */
export interface PolicyFormat {
  readonly nodeKinds: readonly string[]
  readonly answers: readonly NamedField[]
  readonly mostNodes: number
}
