import { useCode, useCodes } from '@xindai/graphql'
import { formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { CodeSelect, DateInput, MoneyInput } from '../../../shared/fields'
import { PreviewDiff } from '../../../shared/loan/PreviewDiff'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { verbMessages } from '../messages'
import { type Field, fieldsOf, inputOf, type UpholdValues } from './correction'
import type { FormProps } from './DisputeActions'
import { DisputeUpholdDocument } from './dispute.generated'

/** The borrower is right: the correction, shown as it would be before it is. */
export function UpholdForm({ dispute, onClose, onDone }: FormProps) {
  const t = useMessages(verbMessages)
  return (
    <VerbDrawer
      title={`${t.uphold} · ${dispute.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={DisputeUpholdDocument}
      initial={{ eventId: dispute.contestedEventId ?? undefined, amount: dispute.amount.amount }}
      toInput={(values: UpholdValues) => inputOf(dispute.id, values)}
      preview={(payload) => <PreviewDiff preview={payload.preview} />}
      submitText={t.uphold}
      width={860}
    >
      <p className="xd-muted">{t.upholdHint}</p>
      <div className="xd-form-grid">
        <Item name="correction" label={t.correction}>
          <CodeSelect options={[...useCodes('LoanCorrectionKind')]} allowClear={false} />
        </Item>
        <Form.Item noStyle dependencies={['correction']}>
          {({ getFieldValue }) =>
            fieldsOf(getFieldValue('correction')).map((name) => (
              <CorrectionField key={name} name={name} dispute={dispute} />
            ))
          }
        </Form.Item>
      </div>
      <Item name="answer" label={t.answer}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Item>
    </VerbDrawer>
  )
}

function CorrectionField({ name, dispute }: { name: Field } & Pick<FormProps, 'dispute'>) {
  const t = useMessages(verbMessages)
  const components = useCodes('Component')
  const events = useEvents(dispute)
  switch (name) {
    case 'eventId':
      return (
        <Item name={name} label={t.event}>
          <Select options={events} popupMatchSelectWidth={false} />
        </Item>
      )
    case 'amount':
      return (
        <Item name={name} label={t.amount}>
          <MoneyInput />
        </Item>
      )
    case 'component':
      return (
        <Item name={name} label={t.component}>
          <CodeSelect options={[...components]} />
        </Item>
      )
    case 'on':
      return (
        <Item name={name} label={t.on}>
          <DateInput placeholder={dispute.loan?.asOf} />
        </Item>
      )
  }
}

/** What has happened to the loan and stands, the newest first. */
function useEvents(dispute: FormProps['dispute']) {
  const code = useCode()
  const language = useLanguage()
  const all = dispute.loan?.transactions ?? []
  return all
    .filter(({ reversed, type }) => !reversed && !type.startsWith('dispute'))
    .map((one) => ({
      value: one.id,
      label: [
        formatDate(one.effectiveOn, language),
        code('TransactionType', one.type),
        one.amount ? formatMoney(one.amount) : '',
      ].join(' '),
    }))
    .reverse()
}

function Item({ name, label, children }: { name: string; label: string; children: ReactNode }) {
  const s = useMessages(sharedMessages)
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: s.required }]}>
      {children}
    </Form.Item>
  )
}
