import { useMessages } from '@xindai/i18n'
import { Button, Form, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { sharedMessages } from '../../../shared/shared-messages'
import { useAct } from '../../../shared/verb/useAct'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import { EditTexts } from './EditTexts'
import type { Template, Version } from './MessageTemplatePage'
import { messages } from './messages'
import {
  MessageTemplateApproveDocument,
  MessageTemplateReturnDocument,
  MessageTemplateSubmitDocument,
} from './templates.generated'

interface Props {
  readonly template: Template
  readonly version: Version
  readonly onDone: () => void
}

/** What may be done with a version by whoever looks at it. */
export function TemplateActions({ template, version, onDone }: Props) {
  const t = useMessages(messages)
  const s = useMessages(sharedMessages)
  const { can } = useSession()
  const [open, setOpen] = useState<'edit' | 'return' | null>(null)
  const submit = useAct(MessageTemplateSubmitDocument)
  const approve = useAct(MessageTemplateApproveDocument)
  const newest = template.versions[0]
  const mayWrite = can('message_template.write')
  const mayApprove = can('message_template.approve')
  const sure = (name: 'submit' | 'approve', hint: string, { act, busy }: typeof submit) => (
    <Popconfirm
      title={t[name]}
      description={hint}
      onConfirm={async () => (await act({ versionId: version.id })) && onDone()}
    >
      <Button type="primary" loading={busy}>
        {t[name]}
      </Button>
    </Popconfirm>
  )
  return (
    <>
      {version.status === 'DRAFT' && mayWrite ? sure('submit', t.submitSure, submit) : null}
      {version.status === 'IN_REVIEW' && mayApprove ? (
        <>
          {sure('approve', t.approveSure, approve)}
          <Button onClick={() => setOpen('return')}>{t.giveBack}</Button>
        </>
      ) : null}
      {mayWrite && newest?.id === version.id && newest.status !== 'IN_REVIEW' ? (
        <Button onClick={() => setOpen('edit')}>{t.edit}</Button>
      ) : null}
      {open === 'edit' ? (
        <EditTexts
          template={template}
          version={version}
          onClose={() => setOpen(null)}
          onDone={onDone}
        />
      ) : null}
      <VerbDrawer
        title={t.giveBack}
        open={open === 'return'}
        onClose={() => setOpen(null)}
        onDone={onDone}
        document={MessageTemplateReturnDocument}
        toInput={(values: { reason: string }) => ({ ...values, versionId: version.id })}
        submitText={t.giveBack}
      >
        <Form.Item name="reason" label={t.reason} rules={[{ required: true, message: s.required }]}>
          <Input.TextArea rows={4} maxLength={200} showCount />
        </Form.Item>
      </VerbDrawer>
    </>
  )
}
