import { useMessages } from '@xindai/i18n'
import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { PreviewDiff } from '../../../shared/loan/PreviewDiff'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import { messages } from '../messages'
import type { DisbursementOfPage } from './DisbursementPage'
import { DisbursementAgainDocument, DisbursementTakeBackDocument } from './disbursements.generated'

interface Props {
  readonly disbursement: DisbursementOfPage
  readonly onDone: () => void
}

/** A failed payout can be tried again, a planned one taken back. */
export function DisbursementActions({ disbursement, onDone }: Props) {
  const t = useMessages(messages)
  const { can } = useSession()
  const [open, setOpen] = useState<'retry' | 'cancel' | null>(null)
  if (!can('disbursement.start')) return null
  const close = () => setOpen(null)
  return (
    <>
      {disbursement.status === 'FAILED' ? (
        <Button type="primary" onClick={() => setOpen('retry')}>
          {t.retry}
        </Button>
      ) : null}
      {disbursement.status === 'PLANNED' ? (
        <Button danger onClick={() => setOpen('cancel')}>
          {t.cancel}
        </Button>
      ) : null}
      {open === 'retry' ? <RetryForm disbursement={disbursement} onClose={close} /> : null}
      {open === 'cancel' ? (
        <VerbDrawer
          title={`${t.cancel} · ${disbursement.number}`}
          open
          onClose={close}
          onDone={onDone}
          document={DisbursementTakeBackDocument}
          toInput={() => ({ disbursementId: disbursement.id })}
          submitText={t.cancel}
          danger
        >
          <p className="xd-muted">{t.cancelHint}</p>
        </VerbDrawer>
      ) : null}
    </>
  )
}

function RetryForm({
  disbursement,
  onClose,
}: {
  disbursement: DisbursementOfPage
  onClose: () => void
}) {
  const t = useMessages(messages)
  const go = useNavigate()
  const cards = disbursement.contract?.customer?.bankCards ?? []
  return (
    <VerbDrawer
      title={`${t.retry} · ${disbursement.number}`}
      open
      onClose={onClose}
      onDone={(payload) => {
        const next = payload.disbursement
        if (next) go(`/disbursements/${encodeURIComponent(next.id)}`)
      }}
      document={DisbursementAgainDocument}
      toInput={(values: { bankCardId?: string }) => ({
        ...values,
        disbursementId: disbursement.id,
      })}
      preview={(payload) => <PreviewDiff preview={payload.preview} />}
      submitText={t.retry}
      width={860}
    >
      <p className="xd-muted">{t.retryHint}</p>
      {disbursement.isToMerchant ? null : (
        <Form.Item name="bankCardId" label={t.card}>
          <Select
            allowClear
            placeholder={t.sameAccount}
            options={cards.map((card) => ({
              value: card.id,
              label: `${card.bank ?? ''} ${card.number}`.trim(),
            }))}
          />
        </Form.Item>
      )}
    </VerbDrawer>
  )
}
