import { useMessages } from '@xindai/i18n'
import { Button, Form, Input } from 'antd'
import { useSearchParams } from 'react-router'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import { verbMessages } from '../messages'
import type { DisputeOfPage } from './DisputePage'
import {
  DisputeEvidenceDocument,
  DisputeRejectDocument,
  DisputeWithdrawDocument,
} from './dispute.generated'
import { UpholdForm } from './UpholdForm'

export interface FormProps {
  readonly dispute: DisputeOfPage
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Settle it, take it back, prove it. The open form lives in the address. */
export function DisputeActions({ dispute, onDone }: Omit<FormProps, 'onClose'>) {
  const t = useMessages(verbMessages)
  const { can } = useSession()
  const [params, setParams] = useSearchParams()
  const show = (name: string | null) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      if (name) next.set('verb', name)
      else next.delete('verb')
      return next
    })
  const isOpen = dispute.status === 'OPEN'
  const settles = isOpen && can('loan_dispute.settle')
  const withdraws = isOpen && can('loan.dispute')
  const proves = can('loan_paper.make')
  const verb = params.get('verb')
  const form = { dispute, onDone, onClose: () => show(null) }
  return (
    <>
      {settles ? (
        <>
          <Button type="primary" onClick={() => show('uphold')}>
            {t.uphold}
          </Button>
          <Button danger onClick={() => show('reject')}>
            {t.reject}
          </Button>
        </>
      ) : null}
      {withdraws ? <Button onClick={() => show('withdraw')}>{t.withdraw}</Button> : null}
      {proves ? <Button onClick={() => show('evidence')}>{t.evidence}</Button> : null}
      {settles && verb === 'uphold' ? <UpholdForm {...form} /> : null}
      {settles && verb === 'reject' ? <RejectForm {...form} /> : null}
      {withdraws && verb === 'withdraw' ? <WithdrawForm {...form} /> : null}
      {proves && verb === 'evidence' ? <EvidenceForm {...form} /> : null}
    </>
  )
}

function RejectForm({ dispute, onClose, onDone }: FormProps) {
  const t = useMessages(verbMessages)
  const s = useMessages(sharedMessages)
  return (
    <VerbDrawer
      title={`${t.reject} · ${dispute.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={DisputeRejectDocument}
      toInput={(values: { answer: string }) => ({ ...values, disputeId: dispute.id })}
      submitText={t.reject}
      danger
    >
      <p className="xd-muted">{t.rejectHint}</p>
      <Form.Item name="answer" label={t.answer} rules={[{ required: true, message: s.required }]}>
        <Input.TextArea rows={4} maxLength={500} showCount />
      </Form.Item>
    </VerbDrawer>
  )
}

function WithdrawForm({ dispute, onClose, onDone }: FormProps) {
  const t = useMessages(verbMessages)
  return (
    <VerbDrawer
      title={`${t.withdraw} · ${dispute.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={DisputeWithdrawDocument}
      toInput={() => ({ disputeId: dispute.id })}
      submitText={t.withdraw}
      danger
    >
      <p className="xd-muted">{t.withdrawHint}</p>
    </VerbDrawer>
  )
}

function EvidenceForm({ dispute, onClose, onDone }: FormProps) {
  const t = useMessages(verbMessages)
  return (
    <VerbDrawer
      title={`${t.evidence} · ${dispute.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={DisputeEvidenceDocument}
      toInput={() => ({ disputeId: dispute.id })}
      submitText={t.evidence}
    >
      <p className="xd-muted">{t.evidenceHint}</p>
    </VerbDrawer>
  )
}
