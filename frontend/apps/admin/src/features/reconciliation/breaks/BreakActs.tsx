import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { useMessages } from '@xindai/i18n'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../shared/verb/useAct'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import { messages } from '../messages'
import { NoteField } from '../NoteField'
import type { BreakOfPage } from './BreakPage'
import {
  BreakApproveDocument,
  BreakExplainDocument,
  BreakProposeDocument,
  BreakRejectDocument,
  BreakReverseDocument,
} from './breaks.generated'

interface Props {
  readonly found: BreakOfPage
  readonly onDone: () => void
}

const DRAWERS = {
  propose: BreakProposeDocument,
  reject: BreakRejectDocument,
  explain: BreakExplainDocument,
  reverse: BreakReverseDocument,
} as const

type Drawer = keyof typeof DRAWERS

/** What may be done with it now, by this person. */
export function BreakActs({ found, onDone }: Props) {
  const t = useMessages(messages)
  const { can } = useSession()
  const [drawer, setDrawer] = useState<Drawer | null>(null)
  const { act, busy } = useAct(BreakApproveDocument)
  const isWaiting = found.state === 'OPEN' || found.state === 'CARRIED'
  const decides = can('reconciliation.approve')
  const isTheirs = found.state === 'PROPOSED' && decides && !found.mine
  const approve = async () => {
    if (await act({ breakId: found.id })) onDone()
  }
  return (
    <div className="xd-side-acts">
      {isWaiting && found.proposal.length > 0 && can('reconciliation.propose') ? (
        <Button type="primary" onClick={() => setDrawer('propose')}>
          {t.propose}
        </Button>
      ) : null}
      {isTheirs ? (
        <>
          <Button type="primary" loading={busy} onClick={approve}>
            {t.approve}
          </Button>
          <Button onClick={() => setDrawer('reject')}>{t.reject}</Button>
        </>
      ) : null}
      {isWaiting && decides ? (
        <Button onClick={() => setDrawer('explain')}>{t.explain}</Button>
      ) : null}
      {found.state === 'POSTED' && decides && !found.mine ? (
        <Button danger onClick={() => setDrawer('reverse')}>
          {t.reverse}
        </Button>
      ) : null}
      {found.state === 'PROPOSED' && found.mine ? (
        <Alert type="info" showIcon title={t.ownHint} />
      ) : null}
      {drawer ? (
        <NoteDrawer
          key={drawer}
          title={`${t[drawer]} · ${found.number}`}
          document={DRAWERS[drawer] as typeof BreakProposeDocument}
          breakId={found.id}
          submitText={t[drawer]}
          danger={drawer === 'reverse'}
          onClose={() => setDrawer(null)}
          onDone={onDone}
        />
      ) : null}
    </div>
  )
}

interface NoteProps<D, V extends { input: object }> {
  readonly title: string
  readonly document: TypedDocumentNode<D, V>
  readonly breakId: string
  readonly submitText: string
  readonly danger: boolean
  readonly onClose: () => void
  readonly onDone: () => void
}

function NoteDrawer<D, V extends { input: object }>(props: NoteProps<D, V>) {
  const t = useMessages(messages)
  const { breakId, ...rest } = props
  return (
    <VerbDrawer {...rest} open toInput={(values: { note: string }) => ({ ...values, breakId })}>
      <NoteField label={t.note} placeholder={t.notePlaceholder} />
    </VerbDrawer>
  )
}
