import { fill, useMessages } from '@xindai/i18n'
import { Alert, Button, Space } from 'antd'
import { messages } from '../messages'
import { nodesOf } from '../model/types'
import { useNodeWords } from '../model/useNodeWords'
import type { Draft } from './useDraft'

/** Begins an edit, saves it, and says what the server refuses and where. */
export function DraftBar({ draft }: { draft: Draft }) {
  const t = useMessages(messages)
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
  const where = draft.wrong
  const node = nodesOf(draft.content).find(({ id }) => id === where?.node)
  const place =
    node && where && where.row >= 0
      ? fill(t.refusedAt, { node: nameOf(node), n: where.row + 1 })
      : node && nameOf(node)
  return (
    <div className="xp-bar">
      <Alert
        type={draft.errors.length > 0 ? 'error' : 'warning'}
        role="status"
        title={
          draft.errors.length > 0
            ? draft.errors.map((one) => `${place ? `${place}: ` : ''}${one.message}`).join(' ')
            : draft.isChanged
              ? t.unsaved
              : t.editHint
        }
        action={
          <Space>
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
