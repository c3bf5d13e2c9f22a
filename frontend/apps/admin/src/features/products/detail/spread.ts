import { asObject, at, isObject } from '../../../shared/json'
import { FIELDS } from '../terms/catalog'

interface Change {
  readonly path: string
  readonly old: unknown
  readonly new: unknown
}

/** A whole object that came or went, as the fields in it that differ; anything else stays one. */
export function spread(change: Change): Change[] {
  if (!isObject(change.old) && !isObject(change.new)) return [change]
  const inner = FIELDS.filter(({ path }) => path.startsWith(`${change.path}.`))
  const found = inner
    .map(({ path }) => {
      const rest = path.slice(change.path.length + 1)
      return { path, old: at(asObject(change.old), rest), new: at(asObject(change.new), rest) }
    })
    .filter((one) => JSON.stringify(one.old) !== JSON.stringify(one.new))
  return found.length > 0 ? found : [change]
}
