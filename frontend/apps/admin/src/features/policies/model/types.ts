import { asList, asObject, at, type JsonObject } from '../../../shared/json'

/** A decision model in the JSON of GoRules, as far as screens look at it. */
export interface ModelNode {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly content: JsonObject
}

export interface Edge {
  readonly from: string
  readonly to: string
  /** The condition of a switch by which it is left. */
  readonly branch?: string
}

export function nodesOf(content: unknown): readonly ModelNode[] {
  return asList(at(content, 'model.nodes')).map((node) => ({
    id: String(node.id),
    name: typeof node.name === 'string' ? node.name : String(node.id),
    kind: String(node.type),
    content: asObject(node.content),
  }))
}

export function edgesOf(content: unknown): readonly Edge[] {
  return asList(at(content, 'model.edges')).map((edge) => ({
    from: String(edge.sourceId),
    to: String(edge.targetId),
    ...(edge.sourceHandle ? { branch: String(edge.sourceHandle) } : {}),
  }))
}

/** An id that none of these has. */
export function freshId(prefix: string, taken: readonly string[]): string {
  const has = new Set(taken)
  for (let n = taken.length + 1; ; n++) if (!has.has(`${prefix}${n}`)) return `${prefix}${n}`
}
