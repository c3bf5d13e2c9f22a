import { useMessages } from '@xindai/i18n'
import { Form, Input } from 'antd'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { verbMessages } from '../messages'
import type { ActProps } from './ProductActions'
import { ProductReturnDocument } from './product.generated'

/** Gives a version back to who submitted it, with a reason. */
export function ReturnForm({ version, onDone, onClose }: ActProps & { onClose: () => void }) {
  const t = useMessages(verbMessages)
  const s = useMessages(sharedMessages)
  return (
    <VerbDrawer
      title={t.giveBack}
      open
      onClose={onClose}
      onDone={onDone}
      document={ProductReturnDocument}
      toInput={(values: { reason: string }) => ({ ...values, versionId: version.id })}
      submitText={t.giveBack}
    >
      <Form.Item name="reason" label={t.reason} rules={[{ required: true, message: s.required }]}>
        <Input.TextArea rows={4} maxLength={500} showCount />
      </Form.Item>
    </VerbDrawer>
  )
}
