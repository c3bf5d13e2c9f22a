import { useMessages } from '@xindai/i18n'
import { Form, InputNumber, Select, Switch } from 'antd'
import { DateInput, MoneyInput } from '../../../shared/fields'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useActorName } from '../../../shared/Who'
import { useSession } from '../../../shell/session'
import { CollectorAwayDocument, CollectorSetDocument } from './desk.generated'
import { deskMessages } from './desk-messages'
import type { Person } from './People'

interface Props {
  readonly person: Person
  readonly onClose: () => void
  readonly onDone: () => void
}

interface LimitProps extends Props {
  readonly queues: readonly { readonly code: string; readonly name: string }[]
}

/** What he gets from now on. */
export function LimitForm({ person, queues, onClose, onDone }: LimitProps) {
  const t = useMessages(deskMessages)
  const s = useMessages(sharedMessages)
  const nameOf = useActorName()
  const required = [{ required: true, message: s.required }]
  return (
    <VerbDrawer
      title={`${t.set} · ${nameOf(person.staff)}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={CollectorSetDocument}
      initial={{
        queues: [...person.queues],
        mostCases: person.mostCases,
        mostAmount: person.most.amount,
        isActive: person.isActive,
      }}
      toInput={(values: object) => ({ staffId: person.staffId, ...values })}
    >
      <Form.Item name="queues" label={t.queues} extra={t.allQueues}>
        <Select
          mode="multiple"
          options={queues.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <Form.Item name="mostCases" label={t.mostCases} rules={required}>
        <InputNumber min={1} max={5000} precision={0} />
      </Form.Item>
      <Form.Item name="mostAmount" label={t.mostAmount} rules={required}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="isActive" label={t.active} valuePropName="checked">
        <Switch />
      </Form.Item>
    </VerbDrawer>
  )
}

/** Days without new cases. */
export function AwayForm({ person, onClose, onDone }: Props) {
  const t = useMessages(deskMessages)
  const s = useMessages(sharedMessages)
  const nameOf = useActorName()
  const { businessDate } = useSession()
  const required = [{ required: true, message: s.required }]
  return (
    <VerbDrawer
      title={`${t.away} · ${nameOf(person.staff)}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={CollectorAwayDocument}
      initial={{ fromOn: businessDate, toOn: businessDate }}
      toInput={(values: object) => ({ staffId: person.staffId, ...values })}
    >
      <Form.Item name="fromOn" label={t.from} rules={required}>
        <DateInput />
      </Form.Item>
      <Form.Item name="toOn" label={t.to} rules={required}>
        <DateInput />
      </Form.Item>
    </VerbDrawer>
  )
}
