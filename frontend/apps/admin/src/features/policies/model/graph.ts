import { asList, at, type JsonObject, withAt } from '../../../shared/json'
import { reached } from './names'
import { type Edge, edgesOf, freshId, nodesOf } from './types'

/** Where an edge begins: a node, or a condition of a switch. As a text: `node` or `node#branch`. */
export function wayOf({ from, branch }: Pick<Edge, 'from' | 'branch'>): string {
  return branch ? `${from}#${branch}` : from
}

function fromWay(way: string): Pick<Edge, 'from' | 'branch'> {
  const [from = '', branch] = way.split('#')
  return branch ? { from, branch } : { from }
}

/** The ways on which a node is reached. */
export function sourcesOf(content: unknown, id: string): readonly string[] {
  return edgesOf(content)
    .filter(({ to }) => to === id)
    .map(wayOf)
}

/** The nodes that follow on a way. */
export function targetsOf(content: unknown, way: string): readonly string[] {
  return edgesOf(content)
    .filter((edge) => wayOf(edge) === way)
    .map(({ to }) => to)
}

function withEdges(
  content: JsonObject,
  keep: (edge: Edge) => boolean,
  more: readonly Edge[],
): JsonObject {
  const raw = asList(at(content, 'model.edges'))
  const edges = edgesOf(content)
  const kept = raw.filter((_, n) => edges[n] !== undefined && keep(edges[n]))
  const taken = kept.map(({ id }) => String(id))
  const fresh = more.map((edge) => {
    const wanted = `${edge.from}-${edge.to}`
    const id = taken.includes(wanted) ? freshId(`${wanted}-`, taken) : wanted
    taken.push(id)
    const { from: sourceId, to: targetId, branch } = edge
    return { id, type: 'edge', sourceId, targetId, ...(branch ? { sourceHandle: branch } : {}) }
  })
  return { ...content, model: { ...modelOf(content), edges: [...kept, ...fresh] } }
}

function modelOf(content: JsonObject): JsonObject {
  return (at(content, 'model') ?? {}) as JsonObject
}

/** The node is reached on these ways and no others. */
export function withSources(content: JsonObject, id: string, ways: readonly string[]): JsonObject {
  const old = new Set(sourcesOf(content, id))
  const more = ways.filter((way) => !old.has(way)).map((way) => ({ ...fromWay(way), to: id }))
  return withEdges(content, (edge) => edge.to !== id || ways.includes(wayOf(edge)), more)
}

/** These nodes follow on this way and no others. */
export function withTargets(content: JsonObject, way: string, ids: readonly string[]): JsonObject {
  const old = new Set(targetsOf(content, way))
  const more = ids.filter((id) => !old.has(id)).map((to) => ({ ...fromWay(way), to }))
  return withEdges(content, (edge) => wayOf(edge) !== way || ids.includes(edge.to), more)
}

/** Nodes that may not lead to this one: they come behind it, and the way would be a circle. */
export function behind(content: unknown, id: string): ReadonlySet<string> {
  return reached([id], edgesOf(content))
}

export interface NewNode {
  readonly kind: string
  readonly name: string
  readonly content: JsonObject
  readonly sources: readonly string[]
  readonly targets: readonly string[]
}

/** A node between others: where it stands between two that were joined, they no longer are. */
export function withNewNode(content: JsonObject, node: NewNode): [JsonObject, string] {
  const raw = asList(at(content, 'model.nodes'))
  const id = freshId(
    'node',
    raw.map((one) => String(one.id)),
  )
  const fresh = {
    id,
    type: node.kind,
    name: node.name,
    position: { x: 0, y: 0 },
    content: node.content,
  }
  const nodes = [...raw]
  const output = raw.findIndex((one) => one.type === 'outputNode')
  nodes.splice(output < 0 ? raw.length : output, 0, fresh)
  const [branch] = asList(node.content.statements)
  const leaving = wayOf({
    from: id,
    ...(node.kind === 'switchNode' ? { branch: String(branch?.id) } : {}),
  })
  const edges = [
    ...node.sources.map((way) => ({ ...fromWay(way), to: id })),
    ...node.targets.map((to) => ({ ...fromWay(leaving), to })),
  ]
  const isBetween = (edge: Edge) =>
    node.sources.includes(wayOf(edge)) && node.targets.includes(edge.to)
  const joined = withEdges(content, (edge) => !isBetween(edge), edges)
  return [{ ...joined, model: { ...modelOf(joined), nodes } }, id]
}

export function withNodeName(content: JsonObject, id: string, name: string): JsonObject {
  const nodes = asList(at(content, 'model.nodes')).map((node) =>
    node.id === id ? { ...node, name } : node,
  )
  return withAt(content, 'model.nodes', nodes)
}

/** Without a node and its edges; `bridge`: what led to it leads to what followed it. */
export function withoutNode(content: JsonObject, id: string, bridge: boolean): JsonObject {
  const edges = edgesOf(content)
  const there = new Set(edges.map((edge) => `${wayOf(edge)} ${edge.to}`))
  const more = sourcesOf(content, id).flatMap((way) =>
    [...new Set(edges.filter(({ from }) => from === id).map(({ to }) => to))]
      .filter((to) => bridge && !there.has(`${way} ${to}`))
      .map((to) => ({ ...fromWay(way), to })),
  )
  const parted = withEdges(content, ({ from, to }) => from !== id && to !== id, more)
  const nodes = asList(at(parted, 'model.nodes')).filter((node) => node.id !== id)
  return { ...parted, model: { ...modelOf(parted), nodes } }
}

/** A node's content changed; what left a condition that is gone from a switch goes with it. */
export function withNodeContent(content: JsonObject, id: string, next: JsonObject): JsonObject {
  const nodes = asList(at(content, 'model.nodes')).map((node) =>
    node.id === id ? { ...node, content: next } : node,
  )
  const changed = { ...content, model: { ...modelOf(content), nodes } }
  if (nodesOf(changed).find((node) => node.id === id)?.kind !== 'switchNode') return changed
  const branches = new Set(asList(next.statements).map((one) => String(one.id)))
  return withEdges(changed, ({ from, branch }) => from !== id || branches.has(branch ?? ''), [])
}

/** What a new node begins with; a table has one row. */
export function emptyContent(
  kind: string,
  columns: { readonly inputs: readonly Named[]; readonly outputs: readonly Named[] },
): JsonObject {
  if (kind === 'switchNode')
    return { hitPolicy: 'first', statements: [{ id: 'branch1', condition: '' }] }
  if (kind === 'expressionNode')
    return { passThrough: true, expressions: [{ id: 'computed1', key: '', value: '' }] }
  const side = (prefix: string, named: readonly Named[]) =>
    named.map(({ field, name }) => ({ id: `${prefix}_${field}`, name, field }))
  return {
    hitPolicy: 'first',
    passThrough: true,
    inputs: side('i', columns.inputs),
    outputs: side('o', columns.outputs),
    rules: [{ _id: 'rule1' }],
  }
}

export interface Named {
  readonly field: string
  readonly name: string
}
