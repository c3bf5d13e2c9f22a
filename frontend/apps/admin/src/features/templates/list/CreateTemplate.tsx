import { useCodes } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Form, Input } from 'antd'
import { useNavigate } from 'react-router'
import { CodeSelect } from '../../../shared/fields'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { messages } from '../messages'
import { TemplateCreateDocument } from '../templates.generated'

/** A new template begins with its Chinese text. */
export function CreateTemplate({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useMessages(messages)
  const rules = [{ required: true, message: useMessages(sharedMessages).required }]
  const kinds = useCodes('ContractTemplateKind')
  const go = useNavigate()
  return (
    <VerbDrawer
      title={t.create}
      open={open}
      width={720}
      onClose={onClose}
      document={TemplateCreateDocument}
      toInput={(values: { code: string }) => values}
      onDone={({ template }) => template && go(`/templates/${encodeURIComponent(template.id)}`)}
    >
      <Form.Item name="code" label={t.code} rules={rules}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label={t.kind} rules={rules}>
        <CodeSelect options={[...kinds]} />
      </Form.Item>
      <Form.Item name="nameZh" label={t.nameZh} rules={rules}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="nameEn" label={t.nameEn} rules={rules}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="bodyZh" label={t.chinese} rules={rules}>
        <Input.TextArea rows={14} />
      </Form.Item>
    </VerbDrawer>
  )
}
