import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { asList } from '../../../shared/json'
import { modelMessages } from '../messages'
import { localName } from './local'
import type { Edge, ModelNode } from './types'

/** What a node is and how much is in it. */
export function useNodeWords() {
  const t = useMessages(modelMessages)
  const language = useLanguage()
  const nameOf = (node: ModelNode) => localName(node.name, language)
  const kinds: Readonly<Record<string, string>> = t
  const detailOf = (node: ModelNode) => {
    const kind = kinds[node.kind] ?? node.kind
    if (node.kind === 'decisionTableNode')
      return `${kind} · ${fill(t.rules, { n: asList(node.content.rules).length })}`
    if (node.kind === 'expressionNode')
      return `${kind} · ${fill(t.expressions, { n: asList(node.content.expressions).length })}`
    return kind
  }
  const nextOf = (node: ModelNode, nodes: readonly ModelNode[], edges: readonly Edge[]) => {
    const targets = new Set(edges.filter(({ from }) => from === node.id).map(({ to }) => to))
    const names = nodes.filter(({ id }) => targets.has(id)).map(nameOf)
    return names.length > 0 ? fill(t.next, { names: names.join(', ') }) : ''
  }
  return { nameOf, detailOf, nextOf }
}
