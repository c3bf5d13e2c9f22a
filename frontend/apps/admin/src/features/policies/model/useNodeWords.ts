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
  const kindOf = (node: ModelNode) => kinds[node.kind] ?? node.kind
  const sizeOf = ({ kind, content }: ModelNode) => {
    if (kind === 'decisionTableNode') return fill(t.rules, { n: asList(content.rules).length })
    if (kind === 'expressionNode')
      return fill(t.expressions, { n: asList(content.expressions).length })
    return ''
  }
  /** For small boxes: how much is in it, else what it is. */
  const shortOf = (node: ModelNode) => sizeOf(node) || kindOf(node)
  const detailOf = (node: ModelNode) =>
    [kindOf(node), sizeOf(node)].filter((one) => one !== '').join(' · ')
  const nextOf = (node: ModelNode, nodes: readonly ModelNode[], edges: readonly Edge[]) => {
    const targets = new Set(edges.filter(({ from }) => from === node.id).map(({ to }) => to))
    const names = nodes.filter(({ id }) => targets.has(id)).map(nameOf)
    return names.length > 0 ? fill(t.next, { names: names.join(', ') }) : ''
  }
  return { nameOf, shortOf, detailOf, nextOf }
}
