import { useMessages } from '@xindai/i18n'
import { Button, Form, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { sharedMessages } from '../../../shared/shared-messages'
import { useAct } from '../../../shared/verb/useAct'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import type { RuleSet } from './ContactRules'
import { EditRules } from './EditRules'
import { messages } from './messages'
import {
  ContactRulesApproveDocument,
  ContactRulesReturnDocument,
  ContactRulesSubmitDocument,
} from './rules.generated'

interface Props {
  readonly newest: RuleSet
  readonly shown: RuleSet
  readonly onDone: () => void
}

/** Write, submit, approve, send back; the newest version is where a draft begins. */
export function RuleActions({ newest, shown, onDone }: Props) {
  const t = useMessages(messages)
  const s = useMessages(sharedMessages)
  const { can } = useSession()
  const [open, setOpen] = useState<'edit' | 'return' | null>(null)
  const submit = useAct(ContactRulesSubmitDocument)
  const approve = useAct(ContactRulesApproveDocument)
  const mayWrite = can('contact_rules.write')
  const mayApprove = can('contact_rules.approve')
  const sure = (name: 'submit' | 'approve', hint: string, { act, busy }: typeof submit) => (
    <Popconfirm
      title={t[name]}
      description={hint}
      onConfirm={async () => (await act({ ruleSetId: shown.id })) && onDone()}
    >
      <Button type="primary" loading={busy}>
        {t[name]}
      </Button>
    </Popconfirm>
  )
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
        <EditRules from={newest} onClose={() => setOpen(null)} onDone={onDone} />
      ) : null}
      <VerbDrawer
        title={t.giveBack}
        open={open === 'return'}
        onClose={() => setOpen(null)}
        onDone={onDone}
        document={ContactRulesReturnDocument}
        toInput={(values: { reason: string }) => ({ ...values, ruleSetId: shown.id })}
        submitText={t.giveBack}
      >
        <Form.Item name="reason" label={t.reason} rules={[{ required: true, message: s.required }]}>
          <Input.TextArea rows={4} maxLength={200} showCount />
        </Form.Item>
      </VerbDrawer>
    </>
  )
}
