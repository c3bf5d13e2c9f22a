import { useRead } from '@xindai/graphql'
import { useLanguage, useMessages } from '@xindai/i18n'
import { Form, Input, Select } from 'antd'
import { sharedMessages } from '../../../../shared/shared-messages'
import { VerbDrawer } from '../../../../shared/verb/VerbDrawer'
import { RejectDocument } from '../acts.generated'
import { RejectionChoicesDocument } from '../more.generated'
import type { DrawerProps } from './Drawers'
import { verbMessages } from './verb-messages'

interface Values {
  readonly reasonCodes: readonly string[]
  readonly reason: string
}

/** No: what the applicant is told, from the policy's catalogue, and what stays in the house. */
export function RejectDrawer({ work, open, onClose, onDone }: DrawerProps) {
  const t = useMessages(verbMessages)
  const shared = useMessages(sharedMessages)
  const language = useLanguage()
  const { data, loading } = useRead(RejectionChoicesDocument, { id: work.id }, { pause: !open })
  const options = (data?.application?.rejectionChoices ?? []).map((choice) => ({
    value: choice.code,
    label: choice[language],
  }))
  return (
    <VerbDrawer
      title={t.reject}
      open={open}
      onClose={onClose}
      document={RejectDocument}
      toInput={({ reasonCodes, reason }: Values) => ({
        applicationId: work.id,
        reasonCodes,
        reason,
      })}
      onDone={onDone}
      submitText={t.reject}
      danger
    >
      <Form.Item
        name="reasonCodes"
        label={t.code}
        extra={t.codeHint}
        rules={[{ required: true, type: 'array', min: 1, message: shared.required }]}
      >
        <Select
          mode="multiple"
          options={options}
          loading={loading}
          optionFilterProp="label"
          autoFocus
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t.comment}
        extra={t.commentHint}
        rules={[{ required: true, whitespace: true, message: shared.required }]}
      >
        <Input.TextArea maxLength={500} rows={3} />
      </Form.Item>
    </VerbDrawer>
  )
}
