/** One value of a command as it was asked for. */
export interface SentField {
  readonly path: string
  readonly value: string
}

/** What says nothing to who decides. */
const OWN = new Set(['input.idempotencyKey', 'idempotencyKey', 'input.dryRun', 'dryRun'])

/** `{a: {b: 1}}` is `a.b` with `1`. */
export function flat(value: unknown, path = ''): SentField[] {
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, part]) => flat(part, path ? `${path}.${key}` : key))
  }
  return value === null || value === '' || OWN.has(path) ? [] : [{ path, value: String(value) }]
}

const NODE = /^([A-Z]\w+):([0-9a-f-]{36})$/

/** The subject, `credit_line/UUID`, that a node's id of the API stands for; null: it is none. */
export function subjectOf(value: string): string | null {
  try {
    const [, kind = '', id = ''] = NODE.exec(atob(value)) ?? []
    return id ? `${kind.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase()}/${id}` : null
  } catch {
    return null // no base64
  }
}
