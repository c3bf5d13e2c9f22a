import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Alert, Form, Input, Select } from 'antd'
import { sharedMessages } from '../../../../shared/shared-messages'
import { VerbDrawer } from '../../../../shared/verb/VerbDrawer'
import { HandOverDocument } from '../acts.generated'
import { ColleaguesDocument } from '../more.generated'
import type { DrawerProps } from './Drawers'
import { verbMessages } from './verb-messages'

interface Values {
  readonly staffId: string
  readonly reason: string
}

/** To a colleague who may work on it. */
export function HandOverDrawer({ work, open, onClose, onDone }: DrawerProps) {
  const t = useMessages(verbMessages)
  const shared = useMessages(sharedMessages)
  const { data, loading } = useRead(ColleaguesDocument, { id: work.id }, { pause: !open })
  const colleagues = data?.application?.colleagues ?? []
  return (
    <VerbDrawer
      title={t.handOver}
      open={open}
      onClose={onClose}
      document={HandOverDocument}
      toInput={({ staffId, reason }: Values) => ({ applicationId: work.id, staffId, reason })}
      onDone={onDone}
      submitText={t.handOver}
    >
      {data && colleagues.length === 0 ? (
        <Alert type="info" showIcon title={t.noColleague} className="xd-gap" />
      ) : null}
      <Form.Item
        name="staffId"
        label={t.colleague}
        rules={[{ required: true, message: shared.required }]}
      >
        <Select
          loading={loading}
          autoFocus
          options={colleagues.map(({ id, displayName }) => ({ value: id, label: displayName }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t.why}
        rules={[{ required: true, whitespace: true, message: shared.required }]}
      >
        <Input.TextArea maxLength={500} rows={2} />
      </Form.Item>
    </VerbDrawer>
  )
}
