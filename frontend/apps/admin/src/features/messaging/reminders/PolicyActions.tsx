import { useMessages } from '@xindai/i18n'
import { Button, Form, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { sharedMessages } from '../../../shared/shared-messages'
import { useAct } from '../../../shared/verb/useAct'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import { EditSteps } from './EditSteps'
import { messages } from './messages'
import {
  ReminderPolicyApproveDocument,
  ReminderPolicyReturnDocument,
  ReminderPolicySubmitDocument,
} from './reminders.generated'
import type { Policy } from './when'

interface Props {
  readonly newest: Policy
  readonly shown: Policy
  readonly onDone: () => void
  readonly onDrafted: (version: number) => void
}

/** Write, submit, approve, send back; the newest version is where a draft begins. */
export function PolicyActions({ newest, shown, onDone, onDrafted }: Props) {
  const t = useMessages(messages)
  const s = useMessages(sharedMessages)
  const { can } = useSession()
  const [open, setOpen] = useState<'edit' | 'return' | null>(null)
  const submit = useAct(ReminderPolicySubmitDocument)
  const approve = useAct(ReminderPolicyApproveDocument)
  const mayWrite = can('reminder.change')
  const mayApprove = can('reminder.approve')
  const sure = (name: 'submit' | 'approve', hint: string, { act, busy }: typeof submit) => (
    <Popconfirm
      title={t[name]}
      description={hint}
      onConfirm={async () => (await act({ policyId: shown.id })) && onDone()}
    >
      <Button type="primary" loading={busy}>
        {t[name]}
      </Button>
    </Popconfirm>
  )
  const drafted = () => {
    onDrafted(newest.status === 'DRAFT' ? newest.version : newest.version + 1)
    onDone()
  }
  return (
    <>
      {shown.status === 'DRAFT' && mayWrite ? sure('submit', t.submitSure, submit) : null}
      {shown.status === 'IN_REVIEW' && mayApprove ? (
        <>
          {sure('approve', t.approveSure, approve)}
          <Button onClick={() => setOpen('return')}>{t.giveBack}</Button>
        </>
      ) : null}
      {mayWrite && newest.status !== 'IN_REVIEW' ? (
        <Button onClick={() => setOpen('edit')}>{t.edit}</Button>
      ) : null}
      {open === 'edit' ? (
        <EditSteps from={newest} onClose={() => setOpen(null)} onDone={drafted} />
      ) : null}
      <VerbDrawer
        title={t.giveBack}
        open={open === 'return'}
        onClose={() => setOpen(null)}
        onDone={onDone}
        document={ReminderPolicyReturnDocument}
        toInput={(values: { reason: string }) => ({ ...values, policyId: shown.id })}
        submitText={t.giveBack}
      >
        <Form.Item name="reason" label={t.reason} rules={[{ required: true, message: s.required }]}>
          <Input.TextArea rows={4} maxLength={200} showCount />
        </Form.Item>
      </VerbDrawer>
    </>
  )
}
