import { useMessages } from '@xindai/i18n'
import { Alert, Form, Input } from 'antd'
import { sharedMessages } from '../../../../shared/shared-messages'
import { VerbDrawer } from '../../../../shared/verb/VerbDrawer'
import { DeclareConflictDocument } from '../acts.generated'
import type { Work } from '../types'
import { verbMessages } from './verb-messages'

interface Props {
  readonly work: Work
  readonly open: boolean
  readonly onClose: () => void
}

/** One's own conflict with the applicant. */
export function ConflictDrawer({ work, open, onClose }: Props) {
  const t = useMessages(verbMessages)
  const shared = useMessages(sharedMessages)
  return (
    <VerbDrawer
      title={t.conflict}
      open={open}
      onClose={onClose}
      document={DeclareConflictDocument}
      toInput={({ reason }: { reason: string }) => ({ customerId: work.customer?.id, reason })}
      submitText={t.conflict}
      danger
    >
      <Alert type="warning" showIcon title={t.conflictHint} className="xd-gap" />
      <Form.Item
        name="reason"
        label={t.why}
        rules={[{ required: true, whitespace: true, message: shared.required }]}
      >
        <Input.TextArea maxLength={500} autoFocus rows={2} />
      </Form.Item>
    </VerbDrawer>
  )
}
