import { fill, useMessages } from '@xindai/i18n'
import { Button, Drawer, Form, Radio, Space } from 'antd'
import { useState } from 'react'
import type { JsonObject } from '../../../shared/json'
import { sharedMessages } from '../../../shared/shared-messages'
import { type ColumnChoice, ColumnFields } from './ColumnFields'
import type { PolicyFormat } from './format'
import { emptyContent, sourcesOf, targetsOf, withNewNode } from './graph'
import { graphMessages } from './graph-messages'
import { nameOfBoth } from './local'
import { Many } from './Many'
import { reached } from './names'
import { NameFields } from './RenameForm'
import { edgesOf, type ModelNode, nodesOf } from './types'
import { useWays } from './useWays'

interface Props {
  readonly content: JsonObject
  /** The new node comes behind this one. */
  readonly behind: ModelNode | undefined
  readonly format: PolicyFormat
  readonly facts: readonly ColumnChoice[]
  readonly onAdd: (content: JsonObject, id: string) => void
}

interface Values {
  readonly kind: string
  readonly zh?: string
  readonly en?: string
  readonly sources: string[]
  readonly targets: string[]
  readonly conditions?: string[]
  readonly conclusions?: string[]
}

export function AddNode(props: Props) {
  const t = useMessages(graphMessages)
  const [isOpen, setOpen] = useState(false)
  const { mostNodes } = props.format
  const isFull = nodesOf(props.content).length >= mostNodes
  return (
    <>
      <Button type="primary" disabled={isFull} onClick={() => setOpen(true)}>
        {isFull ? fill(t.full, { n: mostNodes }) : t.addNode}
      </Button>
      {isOpen ? <NodeForm {...props} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function NodeForm(props: Props & { readonly onClose: () => void }) {
  const { content, behind, format, facts, onAdd, onClose } = props
  const t = useMessages(graphMessages)
  const s = useMessages(sharedMessages)
  const [form] = Form.useForm<Values>()
  const { sourceChoices, targetChoices } = useWays()
  const nodes = nodesOf(content)
  const sources = Form.useWatch('sources', form) ?? []
  const kind = Form.useWatch('kind', form) ?? format.nodeKinds[0]
  const ids = sources.map((way) => way.split('#')[0] ?? way)
  const add = (values: Values) => {
    const named = (fields: readonly string[] = [], choices: readonly ColumnChoice[]) =>
      fields.map((field) => ({
        field,
        name: choices.find((one) => one.name === field)?.zh ?? field,
      }))
    const columns = {
      inputs: named(values.conditions, [...facts, ...format.answers]),
      outputs: named(values.conclusions, format.answers),
    }
    const node = {
      kind: values.kind,
      name: nameOfBoth(values),
      content: emptyContent(values.kind, columns),
      sources: values.sources,
      targets: values.targets,
    }
    onClose()
    onAdd(...withNewNode(content, node))
  }
  const required = [{ required: true, message: t.chooseOne }]
  const kinds: Readonly<Record<string, string>> = t
  return (
    <Drawer
      open
      title={t.addNode}
      size={480}
      onClose={onClose}
      footer={
        <Space>
          <Button type="primary" onClick={form.submit}>
            {t.add}
          </Button>
          <Button onClick={onClose}>{s.cancel}</Button>
        </Space>
      }
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={add}
        initialValues={{ kind: format.nodeKinds[0], ...placeBehind(content, behind) }}
      >
        <Form.Item name="kind" label={t.kind} extra={kinds[String(kind).replace('Node', 'Hint')]}>
          <Radio.Group
            options={format.nodeKinds.map((value) => ({ value, label: kinds[value] ?? value }))}
          />
        </Form.Item>
        <NameFields />
        <Form.Item name="sources" label={t.sources} rules={required}>
          <Many options={[...sourceChoices(nodes, new Set())]} />
        </Form.Item>
        <Form.Item name="targets" label={t.targets} rules={required}>
          <Many options={[...targetChoices(nodes, reached(ids, edgesOf(content), 'back'))]} />
        </Form.Item>
        {kind === 'decisionTableNode' ? (
          <ColumnFields content={content} after={ids} facts={facts} format={format} />
        ) : null}
      </Form>
    </Drawer>
  )
}

/** Between the node that is chosen and what follows it. */
function placeBehind(content: JsonObject, chosen: ModelNode | undefined) {
  if (!chosen) return { sources: [], targets: [] }
  if (chosen.kind === 'outputNode')
    return { sources: [...sourcesOf(content, chosen.id)].slice(0, 1), targets: [chosen.id] }
  const edge = edgesOf(content).find(({ from }) => from === chosen.id)
  const way = edge?.branch ? `${chosen.id}#${edge.branch}` : chosen.id
  return { sources: [way], targets: [...targetsOf(content, way)] }
}
