import { useMessages } from '@xindai/i18n'
import { Form, Input } from 'antd'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { verbMessages } from '../messages'
import type { FormProps } from './VerbForms'
import { ContractCancelDocument, ContractSealAgainDocument } from './verbs.generated'

export function CancelForm({ contract, onClose, onDone }: FormProps) {
  const t = useMessages(verbMessages)
  return (
    <VerbDrawer
      title={`${t.cancel} · ${contract.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={ContractCancelDocument}
      toInput={(values: { reason: string }) => ({ ...values, contractId: contract.id })}
      submitText={t.cancel}
      danger
    >
      <p className="xd-muted">{t.cancelHint}</p>
      <ReasonItem />
    </VerbDrawer>
  )
}

export function ReasonItem() {
  const t = useMessages(verbMessages)
  const s = useMessages(sharedMessages)
  return (
    <Form.Item name="reason" label={t.reason} rules={[{ required: true, message: s.required }]}>
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
  )
}

export function SealForm({ contract, onClose, onDone }: FormProps) {
  const t = useMessages(verbMessages)
  return (
    <VerbDrawer
      title={`${t.seal} · ${contract.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={ContractSealAgainDocument}
      toInput={() => ({ contractId: contract.id })}
      submitText={t.seal}
    />
  )
}
