import { fill, useMessages } from '@xindai/i18n'
import { Button, Checkbox, Modal, Space } from 'antd'
import { useState } from 'react'
import type { JsonObject } from '../../../shared/json'
import { sharedMessages } from '../../../shared/shared-messages'
import { sourcesOf, withNodeName, withoutNode } from './graph'
import { graphMessages } from './graph-messages'
import { dependentsOf } from './names'
import { RenameForm } from './RenameForm'
import { edgesOf, type ModelNode, nodesOf } from './types'
import { useNodeWords } from './useNodeWords'

interface Props {
  readonly content: JsonObject
  readonly node: ModelNode
  readonly onChange: (content: JsonObject) => void
}

/** Another name for a node, or away with it. */
export function NodeTools({ content, node, onChange }: Props) {
  const t = useMessages(graphMessages)
  const [open, setOpen] = useState<'rename' | 'remove' | null>(null)
  const close = () => setOpen(null)
  const isEnd = node.kind === 'inputNode' || node.kind === 'outputNode'
  return (
    <Space wrap>
      <Button onClick={() => setOpen('rename')}>{t.rename}</Button>
      {isEnd ? null : (
        <Button danger onClick={() => setOpen('remove')}>
          {t.remove}
        </Button>
      )}
      {open === 'rename' ? (
        <RenameForm
          node={node}
          onClose={close}
          onName={(name) => onChange(withNodeName(content, node.id, name))}
        />
      ) : null}
      {open === 'remove' ? (
        <RemoveNode content={content} node={node} onChange={onChange} onClose={close} />
      ) : null}
    </Space>
  )
}

function RemoveNode({ content, node, onChange, onClose }: Props & { onClose: () => void }) {
  const t = useMessages(graphMessages)
  const s = useMessages(sharedMessages)
  const { nameOf } = useNodeWords()
  const edges = edgesOf(content)
  const follow = edges.filter(({ from }) => from === node.id).map(({ to }) => to)
  const canBridge = follow.length > 0 && sourcesOf(content, node.id).length > 0
  const [bridge, setBridge] = useState(true)
  const dependents = dependentsOf(content, node.id)
  const near = new Set([
    ...follow,
    ...edges.filter(({ to }) => to === node.id).map(({ from }) => from),
  ])
  const names = nodesOf(content)
    .filter(({ id }) => near.has(id))
    .map(nameOf)
  return (
    <Modal
      open
      title={fill(t.removeNode, { name: nameOf(node) })}
      okText={t.remove}
      okButtonProps={{ danger: true }}
      cancelText={s.cancel}
      onCancel={onClose}
      onOk={() => {
        onClose()
        onChange(withoutNode(content, node.id, bridge && canBridge))
      }}
    >
      {dependents.length > 0 ? (
        <>
          <p className="xp-warn">{t.usedBy}</p>
          <ul className="xp-dependents">
            {dependents.map((one) => (
              <li key={one.node.id}>
                {nameOf(one.node)}: <code>{one.names.join(', ')}</code>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t.unused}</p>
      )}
      {names.length > 0 ? <p>{fill(t.cut, { names: names.join(t.and) })}</p> : null}
      {canBridge ? (
        <Checkbox checked={bridge} onChange={(event) => setBridge(event.target.checked)}>
          {t.bridge}
        </Checkbox>
      ) : null}
      <p className="xd-muted">{t.removeHint}</p>
    </Modal>
  )
}
