import { fill, useMessages } from '@xindai/i18n'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { PreviewDiff } from '../../../shared/loan/PreviewDiff'
import { useAct } from '../../../shared/verb/useAct'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import { NoteField } from '../NoteField'
import { suspenseMessages as messages } from '../suspense-messages'
import type { SuspenseOfPage } from './SuspensePage'
import {
  SuspenseApproveDocument,
  SuspenseAssignDocument,
  SuspenseRejectDocument,
  SuspenseReturnDocument,
} from './suspense.generated'

interface Props {
  readonly item: SuspenseOfPage
  readonly onDone: () => void
}

/** Back to the payer, or a second person's word on what was proposed. */
export function SuspenseActs({ item, onDone }: Props) {
  const t = useMessages(messages)
  const { can } = useSession()
  const [drawer, setDrawer] = useState<'back' | 'reject' | null>(null)
  const { act, busy } = useAct(SuspenseApproveDocument)
  const decides = item.state === 'PROPOSED' && can('suspense.approve') && !item.mine
  const close = () => setDrawer(null)
  const approve = async () => {
    if (await act({ itemId: item.id })) onDone()
  }
  const toInput = (values: { note: string }) => ({ ...values, itemId: item.id })
  return (
    <div className="xd-side-acts">
      {item.state === 'WAITING' && can('suspense.assign') ? (
        <Button onClick={() => setDrawer('back')}>{t.giveBack}</Button>
      ) : null}
      {decides ? (
        <>
          <Button type="primary" loading={busy} onClick={approve}>
            {t.approve}
          </Button>
          <Button onClick={() => setDrawer('reject')}>{t.reject}</Button>
        </>
      ) : null}
      {item.state === 'PROPOSED' && item.mine ? (
        <Alert type="info" showIcon title={t.ownHint} />
      ) : null}
      <VerbDrawer
        title={`${t.giveBack} · ${item.number}`}
        open={drawer === 'back'}
        onClose={close}
        onDone={onDone}
        document={SuspenseReturnDocument}
        toInput={toInput}
        submitText={t.giveBack}
      >
        <p className="xd-muted">{t.giveBackHint}</p>
        <NoteField label={t.note} placeholder={t.notePlaceholder} />
      </VerbDrawer>
      <VerbDrawer
        title={`${t.reject} · ${item.number}`}
        open={drawer === 'reject'}
        onClose={close}
        onDone={onDone}
        document={SuspenseRejectDocument}
        toInput={toInput}
        submitText={t.reject}
      >
        <NoteField label={t.note} placeholder={t.notePlaceholder} />
      </VerbDrawer>
    </div>
  )
}

interface AssignProps extends Props {
  readonly loan: { readonly id: string; readonly number: string }
  readonly onClose: () => void
}

/** This money is that loan's: shown before it is said. */
export function AssignDrawer({ item, loan, onClose, onDone }: AssignProps) {
  const t = useMessages(messages)
  return (
    <VerbDrawer
      title={fill(t.assignTo, { number: loan.number })}
      open
      onClose={onClose}
      onDone={onDone}
      document={SuspenseAssignDocument}
      toInput={(values: { note: string }) => ({ ...values, itemId: item.id, loanId: loan.id })}
      preview={(payload) => <PreviewDiff preview={payload.preview} />}
      submitText={t.assign}
      width={860}
    >
      <p className="xd-muted">{t.assignHint}</p>
      <NoteField label={t.note} placeholder={t.notePlaceholder} />
    </VerbDrawer>
  )
}
