import { useMessages } from '@xindai/i18n'
import { useSearchParams } from 'react-router'
import { asObject, type JsonObject } from '../../../shared/json'
import { Section } from '../../../shared/Section'
import { modelMessages } from '../messages'
import type { FactChoice } from './AddColumn'
import { Graph } from './Graph'
import { ListEditor } from './ListEditor'
import { TableEditor } from './TableEditor'
import { type ModelNode, nodesOf, withNode } from './types'
import { useNodeWords } from './useNodeWords'

interface Props {
  readonly content: JsonObject
  readonly onChange?: (content: JsonObject) => void
  readonly facts: readonly FactChoice[]
  readonly wrong?: { readonly node: string; readonly row: number } | null
}

/** The graph, and the rules of the step that is chosen in the address. */
export function RulesTab({ content, onChange, facts, wrong }: Props) {
  const t = useMessages(modelMessages)
  const [params, setParams] = useSearchParams()
  const { nameOf } = useNodeWords()
  const nodes = nodesOf(content)
  const node =
    nodes.find(({ id }) => id === params.get('node')) ??
    nodes.find(({ kind }) => kind === 'decisionTableNode') ??
    nodes[0]
  const choose = (id: string) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old)
        next.set('node', id)
        return next
      },
      { preventScrollReset: true, replace: true },
    )
  const change = onChange
    ? (id: string) => (next: JsonObject) => onChange(withNode(content, id, next))
    : undefined
  return (
    <div className="xd-stack">
      <Section title={t.graph}>
        <p className="xd-muted">{t.stepHint}</p>
        <Graph content={content} chosen={node?.id} onChoose={choose} />
      </Section>
      {node ? (
        <Section title={nameOf(node)}>
          <NodeRules
            node={node}
            onChange={change?.(node.id)}
            facts={facts}
            wrongRow={wrong?.node === node.id ? wrong.row : undefined}
          />
        </Section>
      ) : null}
    </div>
  )
}

interface NodeProps {
  readonly node: ModelNode
  readonly onChange?: (content: JsonObject) => void
  readonly facts: readonly FactChoice[]
  readonly wrongRow?: number
}

function NodeRules({ node, onChange, facts, wrongRow }: NodeProps) {
  const t = useMessages(modelMessages)
  const content = asObject(node.content)
  switch (node.kind) {
    case 'decisionTableNode':
      return <TableEditor content={content} onChange={onChange} facts={facts} wrongRow={wrongRow} />
    case 'expressionNode':
      return <ListEditor kind="expressions" content={content} onChange={onChange} />
    case 'switchNode':
      return <ListEditor kind="statements" content={content} onChange={onChange} />
    default:
      return <p className="xd-muted">{t.plainNode}</p>
  }
}
