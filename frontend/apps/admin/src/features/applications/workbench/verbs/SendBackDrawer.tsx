import { useCodes } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Checkbox, Form, Input } from 'antd'
import { sharedMessages } from '../../../../shared/shared-messages'
import { VerbDrawer } from '../../../../shared/verb/VerbDrawer'
import { SendBackDocument } from '../acts.generated'
import { useFieldWord } from '../words'
import type { DrawerProps } from './Drawers'
import { verbMessages } from './verb-messages'

interface Values {
  readonly wanted: readonly string[]
  readonly reason: string
}

const FIELDS = [
  'amount',
  'instalments',
  'method',
  'purpose',
  'bank_card',
  'parties',
  'contacts',
  'employment',
  'monthly_amounts',
  'address',
] as const

/** Back to the applicant, with a list of what is wanted. */
export function SendBackDrawer({ work, open, onClose, onDone }: DrawerProps) {
  const t = useMessages(verbMessages)
  const shared = useMessages(sharedMessages)
  const word = useFieldWord()
  const papers = useCodes('CustomerDocumentCategory').map(({ value, label }) => ({
    value: value.toLowerCase(),
    label,
  }))
  const options = [...papers, ...FIELDS.map((value) => ({ value, label: word(value) }))]
  return (
    <VerbDrawer
      title={t.sendBack}
      open={open}
      onClose={onClose}
      document={SendBackDocument}
      toInput={({ wanted, reason }: Values) => ({ applicationId: work.id, wanted, reason })}
      onDone={onDone}
      submitText={t.sendBack}
    >
      <Form.Item
        name="wanted"
        label={t.wanted}
        rules={[{ required: true, type: 'array', min: 1, message: shared.required }]}
      >
        <Checkbox.Group options={options} className="xd-checks" />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t.explain}
        rules={[{ required: true, whitespace: true, message: shared.required }]}
      >
        <Input.TextArea maxLength={500} rows={3} />
      </Form.Item>
    </VerbDrawer>
  )
}
