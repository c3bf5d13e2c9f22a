import { asObject, at, isEmpty, type JsonObject, withAt } from '../../../shared/json'
import { FIELDS, TABLES } from '../terms/catalog'

const KNOWN: readonly string[] = [...FIELDS.map(({ path }) => path), ...TABLES]

/** The terms that have no field of their own. */
export function otherTerms(terms: JsonObject): JsonObject {
  return KNOWN.reduce((rest, path) => withAt(rest, path, undefined), terms)
}

/** What the form says over what the JSON says; empty fields and empty lists say nothing. */
export function termsOf(fields: JsonObject, others: unknown): JsonObject {
  return KNOWN.reduce((made, path) => {
    const value = at(fields, path)
    const isNothing = isEmpty(value) || (Array.isArray(value) && value.length === 0)
    return isNothing ? made : withAt(made, path, value)
  }, asObject(others))
}
