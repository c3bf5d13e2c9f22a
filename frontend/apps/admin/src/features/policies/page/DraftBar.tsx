import { fill, useMessages } from '@xindai/i18n'
import { Alert, Button, Space } from 'antd'
import type { ReactNode } from 'react'
import { messages } from '../messages'
import { graphMessages } from '../model/graph-messages'
import { nodesOf } from '../model/types'
import { useNodeWords } from '../model/useNodeWords'
import { wrongOf } from '../model/wrong'
import type { Draft } from './useDraft'

/** Begins an edit, saves it, and says what the server refuses and where. */
export function DraftBar({ draft }: { draft: Draft }) {
  const t = useMessages(messages)
  const g = useMessages(graphMessages)
  const { nameOf } = useNodeWords()
  if (!draft.isEditing) {
    if (!draft.mayEdit) return null
    return (
      <Alert
        type="info"
        title={t.editHint}
        action={<Button onClick={draft.begin}>{t.beginEdit}</Button>}
      />
    )
  }
  const nodes = nodesOf(draft.content)
  const ids = nodes.map(({ id }) => id)
  const saidOf = (one: Draft['errors'][number]) => {
    const where = wrongOf(one, ids)
    const node = nodes.find(({ id }) => id === where?.node)
    if (!where || !node) return one.message
    const place =
      where.row < 0 ? nameOf(node) : fill(t.refusedAt, { node: nameOf(node), n: where.row + 1 })
    return `${place}: ${one.message}`
  }
  const title =
    draft.errors.length > 0
      ? draft.errors.map(saidOf).join(' ')
      : draft.isChanged
        ? t.unsaved
        : t.editHint
  return (
    <div className="xp-bar">
      <Alert
        type={draft.errors.length > 0 ? 'error' : 'warning'}
        role="status"
        title={title}
        action={
          <Space wrap>
            <Button disabled={!draft.undo} onClick={draft.undo}>
              {g.undo}
            </Button>
            <Button disabled={!draft.redo} onClick={draft.redo}>
              {g.redo}
            </Button>
            <Button onClick={draft.discard}>{t.discard}</Button>
            <Button
              type="primary"
              loading={draft.busy}
              disabled={!draft.isChanged}
              onClick={draft.save}
            >
              {t.save}
            </Button>
          </Space>
        }
      />
    </div>
  )
}

/** What runs on the server knows only what is saved. */
export function SavedOnly({ draft, children }: { draft: Draft; children: ReactNode }) {
  const g = useMessages(graphMessages)
  return (
    <div className="xd-stack">
      {draft.isChanged ? <Alert type="info" showIcon title={g.savedOnly} /> : null}
      {children}
    </div>
  )
}
