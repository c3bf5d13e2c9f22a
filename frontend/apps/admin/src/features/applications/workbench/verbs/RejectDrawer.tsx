import { useLanguage, useMessages } from '@xindai/i18n'
import { Form, Input, Select } from 'antd'
import { sharedMessages } from '../../../../shared/shared-messages'
import { VerbDrawer } from '../../../../shared/verb/VerbDrawer'
import { RejectDocument } from '../acts.generated'
import type { DrawerProps } from './Drawers'
import { rejectReasons, verbMessages } from './verb-messages'

interface Values {
  readonly reason: string
  readonly remark?: string
}

/** No, with a usual reason and more in words; "other" wants the words. */
export function RejectDrawer({ work, open, onClose, onDone }: DrawerProps) {
  const t = useMessages(verbMessages)
  const shared = useMessages(sharedMessages)
  const language = useLanguage()
  const options = Object.values(rejectReasons).map((text) => ({
    value: text[language],
    label: text[language],
  }))
  const other = rejectReasons.other[language]
  return (
    <VerbDrawer
      title={t.reject}
      open={open}
      onClose={onClose}
      document={RejectDocument}
      toInput={({ reason, remark }: Values) => ({
        applicationId: work.id,
        reason: remark?.trim() ? `${reason}: ${remark.trim()}` : reason,
      })}
      onDone={onDone}
      submitText={t.reject}
      danger
    >
      <Form.Item
        name="reason"
        label={t.code}
        rules={[{ required: true, message: shared.required }]}
      >
        <Select options={options} autoFocus />
      </Form.Item>
      <Form.Item
        name="remark"
        label={t.remark}
        dependencies={['reason']}
        rules={[
          ({ getFieldValue }) => ({
            required: getFieldValue('reason') === other,
            message: shared.required,
          }),
        ]}
      >
        <Input.TextArea maxLength={400} rows={3} />
      </Form.Item>
    </VerbDrawer>
  )
}
