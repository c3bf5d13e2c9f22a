import { asList } from '../../../shared/json'
import { type Edge, edgesOf, type ModelNode, nodesOf } from './types'

/** What a node computes: the fields that later nodes may use. */
export function madeBy({ kind, content }: ModelNode): readonly string[] {
  if (kind === 'expressionNode') return known(asList(content.expressions).map(({ key }) => key))
  if (kind !== 'decisionTableNode') return []
  if (content.hitPolicy === 'collect') return known([content.outputPath])
  return known(asList(content.outputs).map(({ field }) => field))
}

function known(names: readonly unknown[]): string[] {
  return names.filter((name): name is string => typeof name === 'string' && name !== '')
}

/** The names that a node's conditions and expressions speak of. */
export function spokenIn({ kind, content }: ModelNode): ReadonlySet<string> {
  const texts: unknown[] = []
  if (kind === 'expressionNode')
    texts.push(...asList(content.expressions).map(({ value }) => value))
  if (kind === 'switchNode') texts.push(...asList(content.statements).map((one) => one.condition))
  if (kind === 'decisionTableNode') {
    texts.push(...asList(content.inputs).map(({ field }) => field))
    for (const { _id, _description, ...cells } of asList(content.rules))
      texts.push(...Object.values(cells))
  }
  return new Set(texts.flatMap((text) => wordsOf(String(text ?? ''))))
}

function wordsOf(text: string): readonly string[] {
  return text.replace(/"[^"]*"|'[^']*'/g, ' ').match(/[A-Za-z_]\w*/g) ?? []
}

/** Everything that is reached from these nodes, with them. */
export function reached(
  from: readonly string[],
  edges: readonly Edge[],
  way: 'forth' | 'back' = 'forth',
): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [...from]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue
    found.add(id)
    for (const edge of edges) {
      const [near, far] = way === 'forth' ? [edge.from, edge.to] : [edge.to, edge.from]
      if (near === id) waiting.push(far)
    }
  }
  return found
}

/** What has been computed once these nodes have run. */
export function madeUpTo(content: unknown, ids: readonly string[]): readonly string[] {
  const before = reached(ids, edgesOf(content), 'back')
  return [
    ...new Set(
      nodesOf(content)
        .filter(({ id }) => before.has(id))
        .flatMap(madeBy),
    ),
  ]
}

/** Words that an expression has of its own. */
const GRAMMAR = 'and or not in true false null min max abs floor ceil round'.split(' ')

/** What a node speaks of that is no fact and was not computed before it. */
export function unknownIn(
  content: unknown,
  node: ModelNode,
  facts: readonly { readonly name: string }[],
): readonly string[] {
  const before = edgesOf(content).filter(({ to }) => to === node.id)
  const known = new Set([
    ...GRAMMAR,
    ...facts.map(({ name }) => name),
    ...madeUpTo(
      content,
      before.map(({ from }) => from),
    ),
  ])
  return [...spokenIn(node)].filter((name) => !known.has(name))
}

export interface Dependent {
  readonly node: ModelNode
  readonly names: readonly string[]
}

/** The nodes that use what this one computes and no other does. */
export function dependentsOf(content: unknown, id: string): readonly Dependent[] {
  const nodes = nodesOf(content)
  const elsewhere = new Set(nodes.filter((node) => node.id !== id).flatMap(madeBy))
  const own = nodes
    .filter((node) => node.id === id)
    .flatMap(madeBy)
    .filter((name) => !elsewhere.has(name))
  return nodes.flatMap((node) => {
    if (node.id === id) return []
    const spoken = spokenIn(node)
    const names = own.filter((name) => spoken.has(name))
    return names.length > 0 ? [{ node, names }] : []
  })
}
