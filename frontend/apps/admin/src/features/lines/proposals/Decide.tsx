import { useMessages } from '@xindai/i18n'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import { messages } from './proposal-messages'
import {
  ProposalApproveDocument,
  type ProposalFieldsFragment,
  ProposalRejectDocument,
} from './proposals.generated'

interface Props {
  readonly proposal: ProposalFieldsFragment
  readonly onDone: () => void
}

/** Yes or no to what somebody else proposed; the server refuses one's own. */
export function Decide({ proposal, onDone }: Props) {
  const t = useMessages(messages)
  const { can } = useSession()
  const [open, setOpen] = useState<'approve' | 'reject' | null>(null)
  if (proposal.status !== 'PENDING' || !can('credit_line.approve')) return null
  const common = {
    open: true,
    onClose: () => setOpen(null),
    toInput: ({ reason }: { reason?: string }) => ({
      proposalId: proposal.id,
      reason: reason ?? '',
    }),
    onDone,
  }
  return (
    <>
      <Button danger onClick={() => setOpen('reject')}>
        {t.reject}
      </Button>
      <Button type="primary" onClick={() => setOpen('approve')}>
        {t.approve}
      </Button>
      {open === 'approve' ? (
        <VerbDrawer
          {...common}
          title={t.approve}
          submitText={t.approve}
          document={ProposalApproveDocument}
        >
          <Alert
            type="info"
            showIcon
            title={proposal.kind === 'PRE_APPROVAL' ? t.approveMany : t.approveText}
            description={t.own}
            className="xd-gap"
          />
          <Form.Item name="reason" label={t.comment}>
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </VerbDrawer>
      ) : null}
      {open === 'reject' ? (
        <VerbDrawer
          {...common}
          title={t.reject}
          submitText={t.reject}
          danger
          document={ProposalRejectDocument}
        >
          <Form.Item
            name="reason"
            label={t.comment}
            rules={[{ required: true, message: t.required }]}
          >
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </VerbDrawer>
      ) : null}
    </>
  )
}
