/** JSON as the server keeps it, read and changed by paths such as `offer.amount.min`. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json | undefined
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

export function asList(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** What stands there, or undefined. */
export function at(root: unknown, path: string): Json | undefined {
  let here: unknown = root
  for (const name of path.split('.')) here = isObject(here) ? here[name] : undefined
  return here as Json | undefined
}

/** Nothing to say: such a field is left out of what is sent. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** A copy with one place changed; an empty value takes the place away, and objects left empty too. */
export function withAt(root: JsonObject, path: string, value: Json | undefined): JsonObject {
  const [name = '', ...rest] = path.split('.')
  const { [name]: old, ...others } = root
  const next = rest.length === 0 ? value : withAt(asObject(old), rest.join('.'), value)
  const isGone = isEmpty(next) || (rest.length > 0 && Object.keys(asObject(next)).length === 0)
  return isGone ? others : { ...root, [name]: next }
}
