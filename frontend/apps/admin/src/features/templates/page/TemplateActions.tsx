import { useMessages } from '@xindai/i18n'
import { Button, Form, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { sharedMessages } from '../../../shared/shared-messages'
import { useAct } from '../../../shared/verb/useAct'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import { messages } from '../messages'
import {
  TemplateApproveDocument,
  TemplateRetireDocument,
  TemplateReturnDocument,
  TemplateSubmitDocument,
} from '../templates.generated'
import { EditTemplate } from './EditTemplate'
import type { Placeholder, Template, Version } from './TemplatePage'

interface Props {
  readonly template: Template
  readonly version: Version
  readonly placeholders: readonly Placeholder[]
  readonly onDone: () => void
}

export function TemplateActions({ template, version, placeholders, onDone }: Props) {
  const t = useMessages(messages)
  const s = useMessages(sharedMessages)
  const { can } = useSession()
  const [open, setOpen] = useState<'edit' | 'return' | null>(null)
  const submit = useAct(TemplateSubmitDocument)
  const approve = useAct(TemplateApproveDocument)
  const retire = useAct(TemplateRetireDocument)
  const newest = template.versions.at(-1)
  const mayWrite = can('contract_template.write')
  const mayApprove = can('contract_template.approve')
  const mayEdit = mayWrite && newest?.status !== 'IN_REVIEW' && newest?.id === version.id
  const sure = (
    name: 'submit' | 'approve' | 'retire',
    hint: string,
    { act, busy }: typeof submit,
  ) => (
    <Popconfirm
      title={t[name]}
      description={hint}
      onConfirm={async () => (await act({ versionId: version.id })) && onDone()}
    >
      <Button
        type={name === 'retire' ? 'default' : 'primary'}
        danger={name === 'retire'}
        loading={busy}
      >
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
      {mayEdit ? <Button onClick={() => setOpen('edit')}>{t.edit}</Button> : null}
      {version.status === 'APPROVED' && mayApprove ? sure('retire', t.retireSure, retire) : null}
      {open === 'edit' ? (
        <EditTemplate
          template={template}
          version={version}
          placeholders={placeholders}
          onClose={() => setOpen(null)}
          onDone={onDone}
        />
      ) : null}
      <VerbDrawer
        title={t.giveBack}
        open={open === 'return'}
        onClose={() => setOpen(null)}
        onDone={onDone}
        document={TemplateReturnDocument}
        toInput={(values: { reason: string }) => ({ ...values, versionId: version.id })}
        submitText={t.giveBack}
      >
        <Form.Item name="reason" label={t.reason} rules={[{ required: true, message: s.required }]}>
          <Input.TextArea rows={4} maxLength={500} showCount />
        </Form.Item>
      </VerbDrawer>
    </>
  )
}
