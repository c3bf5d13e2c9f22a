import { useCodes } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { messages } from './messages'
import { ReminderPolicyDraftDocument } from './reminders.generated'
import { inputOf, type Policy, type Step } from './when'

const SENT_BY = new Set(['SMS', 'EMAIL', 'PUSH'])

interface Props {
  readonly from: Policy
  readonly onClose: () => void
  readonly onDone: () => void
}

/** All steps of the draft, each a block of fields. */
export function EditSteps({ from, onClose, onDone }: Props) {
  const t = useMessages(messages)
  return (
    <VerbDrawer
      title={t.edit}
      open
      width={760}
      onClose={onClose}
      onDone={onDone}
      document={ReminderPolicyDraftDocument}
      initial={{ steps: from.steps.map(inputOf) }}
      toInput={({ steps }: { steps: readonly Step[] }) => ({ steps: steps.map(inputOf) })}
    >
      <Form.List name="steps">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <StepFields key={key} name={name} onRemove={() => remove(name)} />
            ))}
            <Button onClick={() => add({ code: '', days: null, channels: ['SMS'] })}>
              {t.addStep}
            </Button>
          </>
        )}
      </Form.List>
    </VerbDrawer>
  )
}

function StepFields({ name, onRemove }: { name: number; onRemove: () => void }) {
  const t = useMessages(messages)
  const s = useMessages(sharedMessages)
  const rules = [{ required: true, message: s.required }]
  const channels = useCodes('ContactChannel').filter(({ value }) => SENT_BY.has(value))
  return (
    <fieldset className="xm-channel">
      <legend>{fill(t.stepN, { n: name + 1 })}</legend>
      <div className="xm-rule-form">
        <Form.Item name={[name, 'days']} label={t.days} rules={rules}>
          <InputNumber min={-30} max={90} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name={[name, 'channels']} label={t.channels} rules={rules}>
          <Select mode="multiple" options={channels} />
        </Form.Item>
        <Form.Item name={[name, 'code']} label={t.code} rules={rules}>
          <Input maxLength={20} />
        </Form.Item>
      </div>
      <Button type="link" danger onClick={onRemove}>
        {t.remove}
      </Button>
    </fieldset>
  )
}
