import { useMessages } from '@xindai/i18n'
import { Button, Input, Space } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../../shared/verb/useAct'
import { useSession } from '../../../../shell/session'
import { VerifyDocumentDocument } from '../acts.generated'
import type { Paper } from '../types'
import { documentMessages } from './document-messages'

/** Good or not, by somebody else than handed it in; the server sees to that. */
export function Verify({ paper }: { paper: Paper }) {
  const t = useMessages(documentMessages)
  const { can } = useSession()
  const { act, busy } = useAct(VerifyDocumentDocument)
  const [note, setNote] = useState('')
  if (!can('customer.document_verify')) return null
  if (paper.status !== 'UNVERIFIED')
    return paper.note ? <p className="xd-muted">{paper.note}</p> : null
  const verify = (isGood: boolean) =>
    act({ documentId: paper.id, isGood, note: note.trim() || null })
  return (
    <Space wrap className="xd-list-foot">
      <Input
        value={note}
        maxLength={200}
        onChange={(event) => setNote(event.target.value)}
        placeholder={t.badNote}
        aria-label={t.badNote}
      />
      <Button danger loading={busy} disabled={note.trim() === ''} onClick={() => verify(false)}>
        {t.bad}
      </Button>
      <Button loading={busy} onClick={() => verify(true)}>
        {t.good}
      </Button>
    </Space>
  )
}
