import { fill, useMessages } from '@xindai/i18n'
import { Form, InputNumber, Select } from 'antd'
import { MoneyInput } from '../../../shared/fields'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { verbMessages } from '../messages'
import { CardItem } from './CardItem'
import { ReasonItem } from './EndForms'
import type { FormProps } from './VerbForms'
import { ContractChangeDocument } from './verbs.generated'

interface Values {
  readonly reason: string
  readonly amount?: string
  readonly instalments?: number | null
  readonly bankCardId?: string
  readonly isBilingual?: boolean
}

/** Another version before the money goes out. */
export function ChangeForm({ contract, onClose, onDone }: FormProps) {
  const t = useMessages(verbMessages)
  const s = useMessages(sharedMessages)
  return (
    <VerbDrawer
      title={`${t.change} · ${contract.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={ContractChangeDocument}
      toInput={({ amount, ...rest }: Values) => ({
        ...rest,
        ...(amount ? { amount } : {}),
        contractId: contract.id,
      })}
      submitText={t.change}
    >
      <p className="xd-muted">{t.changeHint}</p>
      <Form.Item name="amount" label={fill(t.amount, { currency: contract.principal.currency })}>
        <MoneyInput placeholder={contract.principal.amount} />
      </Form.Item>
      <Form.Item name="instalments" label={t.instalments}>
        <InputNumber
          min={1}
          max={1200}
          precision={0}
          placeholder={String(contract.instalmentCount)}
        />
      </Form.Item>
      <CardItem contract={contract} />
      <Form.Item name="isBilingual" label={t.bilingual}>
        <Select
          allowClear
          options={[
            { value: true, label: s.yes },
            { value: false, label: s.no },
          ]}
        />
      </Form.Item>
      <ReasonItem />
    </VerbDrawer>
  )
}
