import { fill, useMessages } from '@xindai/i18n'
import { asList } from '../../../shared/json'
import { wayOf } from './graph'
import { graphMessages } from './graph-messages'
import type { ModelNode } from './types'
import { useNodeWords } from './useNodeWords'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly disabled?: boolean
}

/** Nodes, and conditions of switches, as one chooses among them. */
export function useWays() {
  const t = useMessages(graphMessages)
  const { nameOf } = useNodeWords()
  /** The ways that leave a node, each with its name: a switch has one a condition. */
  const waysOf = (node: ModelNode): readonly Choice[] =>
    node.kind === 'switchNode'
      ? asList(node.content.statements).map(({ id, condition }) => ({
          value: wayOf({ from: node.id, branch: String(id) }),
          label: `${nameOf(node)} › ${String(condition ?? '').trim() || t.otherwise}`,
        }))
      : [{ value: node.id, label: nameOf(node) }]
  const unlessCircle = (choice: Choice, isCircle: boolean): Choice =>
    isCircle ? { ...choice, label: fill(t.circle, { name: choice.label }), disabled: true } : choice
  /** What may lead to a node behind which these come. */
  const sourceChoices = (nodes: readonly ModelNode[], behind: ReadonlySet<string>) =>
    nodes
      .filter(({ kind }) => kind !== 'outputNode')
      .flatMap((node) => waysOf(node).map((way) => unlessCircle(way, behind.has(node.id))))
  /** What may follow a node before which these come. */
  const targetChoices = (nodes: readonly ModelNode[], before: ReadonlySet<string>) =>
    nodes
      .filter(({ kind }) => kind !== 'inputNode')
      .map((node) => unlessCircle({ value: node.id, label: nameOf(node) }, before.has(node.id)))
  return { waysOf, sourceChoices, targetChoices }
}
