import { useMessages } from '@xindai/i18n'
import { Alert, Form, Input } from 'antd'
import { VerbDrawer } from '../../../../shared/verb/VerbDrawer'
import { WithdrawDocument } from '../acts.generated'
import type { DrawerProps } from './Drawers'
import { verbMessages } from './verb-messages'

/** The applicant does not want it any more. */
export function WithdrawDrawer({ work, open, onClose, onDone }: DrawerProps) {
  const t = useMessages(verbMessages)
  return (
    <VerbDrawer
      title={t.withdraw}
      open={open}
      onClose={onClose}
      document={WithdrawDocument}
      toInput={({ reason }: { reason?: string }) => ({
        applicationId: work.id,
        reason: reason?.trim() ?? '',
      })}
      onDone={onDone}
      submitText={t.withdraw}
      danger
    >
      <Alert type="warning" showIcon title={t.withdrawHint} className="xd-gap" />
      <Form.Item name="reason" label={t.why}>
        <Input.TextArea maxLength={500} autoFocus rows={2} />
      </Form.Item>
    </VerbDrawer>
  )
}
