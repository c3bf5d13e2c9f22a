import { formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { Form, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { DateInput, MoneyInput } from '../../../shared/fields'
import { PreviewDiff } from '../../../shared/loan/PreviewDiff'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { verbMessages } from '../messages'
import type { ActionProps } from './RequestActions'
import type { RequestOfPage } from './RequestPage'
import { RequestApproveDocument } from './request.generated'
import { type ApproveValues, termsOf, VERB_PERMISSION, wished } from './terms'

/** Says yes: the loan's own command, shown as it would be before it is. */
export function ApproveForm({ request, onClose, onDone }: ActionProps & { onClose: () => void }) {
  const t = useMessages(verbMessages)
  const changesLoan = VERB_PERMISSION[request.kind] !== undefined
  return (
    <VerbDrawer
      title={`${t.approve} · ${request.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={RequestApproveDocument}
      initial={wished(request.wish)}
      toInput={(values: ApproveValues) => ({
        ...termsOf(request.kind, values),
        requestId: request.id,
      })}
      preview={changesLoan ? (payload) => <PreviewDiff preview={payload.preview} /> : undefined}
      submitText={t.approve}
      width={860}
    >
      <p className="xd-muted">{changesLoan ? t.approveHint : t.answerHint}</p>
      <div className="xd-form-grid">
        <TermFields request={request} />
        {changesLoan ? (
          <Form.Item name="on" label={t.on}>
            <DateInput placeholder={request.loan?.asOf} />
          </Form.Item>
        ) : null}
      </div>
      <Item name="answer" label={t.answer} required={!changesLoan}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Item>
    </VerbDrawer>
  )
}

function TermFields({ request }: { request: RequestOfPage }) {
  const t = useMessages(verbMessages)
  switch (request.kind) {
    case 'EXTENSION':
      return (
        <Item name="instalments" label={t.instalments} required>
          <InputNumber min={1} max={1200} precision={0} />
        </Item>
      )
    case 'DUE_SHIFT':
      return <ShiftFields request={request} />
    case 'PAYMENT_HOLIDAY':
      return (
        <Item name="until" label={t.until} required>
          <DateInput />
        </Item>
      )
    case 'RESTRUCTURE':
      return <RestructureFields />
    default:
      return null
  }
}

function ShiftFields({ request }: { request: RequestOfPage }) {
  const t = useMessages(verbMessages)
  const language = useLanguage()
  const loan = request.loan
  const dues = loan?.instalments.filter((row) => row.dueOn > loan.asOf) ?? []
  const options = dues.map((row) => ({
    value: row.dueOn,
    label: `${row.n} · ${formatDate(row.dueOn, language)} · ${formatMoney(row.total)}`,
  }))
  return (
    <>
      <Item name="fromDue" label={t.fromDue} required>
        <Select options={options} popupMatchSelectWidth={false} />
      </Item>
      <Item name="toDue" label={t.toDue} required>
        <DateInput />
      </Item>
    </>
  )
}

function RestructureFields() {
  const t = useMessages(verbMessages)
  return (
    <>
      <Item name="instalments" label={t.instalmentsLeft}>
        <InputNumber min={1} max={1200} precision={0} />
      </Item>
      <Form.Item
        name="annualRate"
        label={t.annualRate}
        rules={[{ pattern: /^\d{1,3}(\.\d{1,6})?$/, message: t.rateWrong }]}
      >
        <MoneyInput />
      </Form.Item>
      <Item name="gracePrincipal" label={t.gracePrincipal}>
        <InputNumber min={1} max={1200} precision={0} />
      </Item>
      <Item name="nextDueOn" label={t.nextDueOn}>
        <DateInput />
      </Item>
    </>
  )
}

interface ItemProps {
  readonly name: string
  readonly label: string
  readonly required?: boolean
  readonly children: ReactNode
}

function Item({ name, label, required, children }: ItemProps) {
  const s = useMessages(sharedMessages)
  return (
    <Form.Item
      name={name}
      label={label}
      rules={required ? [{ required: true, message: s.required }] : []}
    >
      {children}
    </Form.Item>
  )
}
