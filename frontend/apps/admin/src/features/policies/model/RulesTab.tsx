import { fill, useMessages } from '@xindai/i18n'
import { Alert } from 'antd'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import type { JsonObject } from '../../../shared/json'
import { Section } from '../../../shared/Section'
import { modelMessages } from '../messages'
import { AddNode } from './AddNode'
import type { NamedField, PolicyFormat } from './format'
import { Graph } from './Graph'
import { withNodeContent } from './graph'
import { graphMessages } from './graph-messages'
import { Links } from './Links'
import { NodeRules } from './NodeRules'
import { NodeTools } from './NodeTools'
import { unknownIn } from './names'
import { type ModelNode, nodesOf } from './types'
import { useNodeWords } from './useNodeWords'
import type { Place } from './wrong'

export interface Wrong extends Place {
  readonly code: string
  readonly message: string
}

interface Props {
  readonly content: JsonObject
  readonly onChange?: (content: JsonObject) => void
  readonly facts: readonly NamedField[]
  readonly format: PolicyFormat
  /** What the server refused, at its node. */
  readonly wrong?: Wrong | null
}

/** The graph, and the rules of the step that is chosen in the address. */
export function RulesTab({ content, onChange, facts, format, wrong }: Props) {
  const t = useMessages(modelMessages)
  const [params, setParams] = useSearchParams()
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
  const refused = wrong?.node
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the server has refused
  useEffect(() => {
    if (refused) choose(refused)
  }, [refused])
  return (
    <div className="xd-stack">
      <Section
        title={t.graph}
        extra={
          onChange ? (
            <AddNode
              content={content}
              behind={node}
              format={format}
              facts={facts}
              onAdd={(next, id) => {
                onChange(next)
                choose(id)
              }}
            />
          ) : null
        }
      >
        <p className="xd-muted">{t.stepHint}</p>
        <Graph content={content} chosen={node?.id} wrong={refused} onChoose={choose} />
      </Section>
      {node ? (
        <NodeSection
          node={node}
          {...{ content, onChange, facts, format }}
          wrong={refused === node.id && wrong ? wrong : undefined}
        />
      ) : null}
    </div>
  )
}

interface NodeProps extends Omit<Props, 'wrong'> {
  readonly node: ModelNode
  readonly wrong?: Wrong
}

/** One node: its name, what it is joined to, its rules, and what is wrong with it. */
function NodeSection({ node, content, onChange, facts, format, wrong }: NodeProps) {
  const t = useMessages(graphMessages)
  const { nameOf } = useNodeWords()
  const said = useRefusal(content, node, facts)
  const message = wrong && said(wrong)
  return (
    <Section
      title={nameOf(node)}
      extra={onChange ? <NodeTools content={content} node={node} onChange={onChange} /> : null}
    >
      {message ? (
        <Alert type="error" showIcon role="alert" title={fill(t.wrongAt, { message })} />
      ) : null}
      <Links content={content} node={node} onChange={onChange} />
      <NodeRules
        policy={content}
        node={node}
        onChange={onChange && ((next) => onChange(withNodeContent(content, node.id, next)))}
        facts={facts}
        format={format}
        wrongRow={wrong?.row}
      />
    </Section>
  )
}

/** The server's sentence, with the row and with the names that it does not know. */
function useRefusal(content: JsonObject, node: ModelNode, facts: readonly NamedField[]) {
  const t = useMessages(graphMessages)
  return ({ code, row, message }: Wrong) => {
    const names = code === 'RULE_FACT_UNKNOWN' ? unknownIn(content, node, facts) : []
    const isNamed = names.some((name) => message.includes(name))
    const full =
      names.length > 0 && !isNamed
        ? fill(t.unknown, { message, names: names.join(t.and) })
        : message
    return row >= 0 ? fill(t.wrongRow, { n: row + 1, message: full }) : full
  }
}
