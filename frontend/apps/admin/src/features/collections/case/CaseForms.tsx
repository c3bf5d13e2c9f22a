import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { useMessages } from '@xindai/i18n'
import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { DateInput, MoneyInput } from '../../../shared/fields'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { messages } from '../messages'
import * as acts from './acts.generated'
import type { CaseProps } from './CasePage'
import { caseMessages } from './case-messages'
import { BlacklistForm, WriteOffForm } from './GiveUpForms'
import { HandOverForm, TransferForm } from './HandOnForms'
import { useVerbParam } from './useVerbParam'

export interface FormProps extends CaseProps {
  readonly onClose: () => void
}

/** The form that the address names, if it is one of this case's. */
export function CaseForms(props: CaseProps) {
  const c = useMessages(caseMessages)
  const { open, close } = useVerbParam()
  const form = { ...props, onClose: close }
  switch (open) {
    case 'note':
      return <NoteForm {...form} />
    case 'promise':
      return <PromiseForm {...form} />
    case 'cancel':
      return <CancelForm {...form} />
    case 'release':
      return <ReasonForm {...form} title={c.release} document={acts.CollectionReleaseDocument} />
    case 'dispute':
      return <ReasonForm {...form} title={c.dispute} document={acts.CollectionDisputeDocument} />
    case 'disputeEnd':
      return (
        <ReasonForm {...form} title={c.disputeEnd} document={acts.CollectionDisputeEndDocument} />
      )
    case 'transfer':
      return <TransferForm {...form} />
    case 'handOver':
      return <HandOverForm {...form} />
    case 'recall':
      return (
        <ReasonForm
          {...form}
          title={c.recall}
          document={acts.CollectionRecallOneDocument}
          ids={{ caseIds: [props.found.id] }}
        />
      )
    case 'legal':
      return <LegalForm {...form} />
    case 'writeOff':
      return <WriteOffForm {...form} />
    case 'blacklist':
      return <BlacklistForm {...form} />
    default:
      return null
  }
}

export function Item(props: {
  readonly name: string
  readonly label: string
  readonly required?: boolean
  readonly extra?: ReactNode
  readonly children: ReactNode
}) {
  const s = useMessages(sharedMessages)
  const { name, label, required, extra, children } = props
  const rules = required ? [{ required: true, message: s.required }] : []
  return (
    <Form.Item name={name} label={label} rules={rules} extra={extra}>
      {children}
    </Form.Item>
  )
}

interface ReasonProps<D, V extends { input: object }> extends FormProps {
  readonly title: string
  readonly document: TypedDocumentNode<D, V>
  readonly ids?: object
}

function ReasonForm<D, V extends { input: object }>(props: ReasonProps<D, V>) {
  const { found, onClose, onDone, title, document, ids } = props
  const t = useMessages(messages)
  return (
    <VerbDrawer
      title={`${title} · ${found.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={document}
      toInput={(values: { reason: string }) => ({ ...(ids ?? { caseId: found.id }), ...values })}
    >
      <Item name="reason" label={t.reason} required>
        <Input.TextArea rows={4} maxLength={500} showCount />
      </Item>
    </VerbDrawer>
  )
}

function CancelForm(props: FormProps) {
  const c = useMessages(caseMessages)
  const promise = props.found.promises.find((each) => each.status === 'OPEN')
  if (!promise) return null
  return (
    <ReasonForm
      {...props}
      title={c.cancelPromise}
      document={acts.CollectionPromiseCancelDocument}
      ids={{ promiseId: promise.id }}
    />
  )
}

function NoteForm({ found, onClose, onDone }: FormProps) {
  const t = useMessages(messages)
  const c = useMessages(caseMessages)
  return (
    <VerbDrawer
      title={`${c.addNote} · ${found.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={acts.CollectionNoteDocument}
      toInput={(values: object) => ({ caseId: found.id, ...values })}
    >
      <Item name="note" label={t.note} required>
        <Input.TextArea rows={4} maxLength={500} showCount />
      </Item>
      <Item name="nextActionOn" label={t.nextAction}>
        <DateInput />
      </Item>
    </VerbDrawer>
  )
}

function PromiseForm({ found, onClose, onDone }: FormProps) {
  const t = useMessages(messages)
  const c = useMessages(caseMessages)
  return (
    <VerbDrawer
      title={`${c.makePromise} · ${found.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={acts.CollectionPromiseDocument}
      initial={{ amount: found.overdue.amount }}
      toInput={(values: { amount: string }) => ({ caseId: found.id, ...values })}
    >
      <p className="xd-muted">{c.promiseHint}</p>
      <Item name="amount" label={t.amount} required>
        <MoneyInput />
      </Item>
      <Item name="dueOn" label={t.dueOn} required>
        <DateInput />
      </Item>
      <Item name="note" label={t.note}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Item>
    </VerbDrawer>
  )
}

function LegalForm({ found, onClose, onDone }: FormProps) {
  const t = useMessages(messages)
  const c = useMessages(caseMessages)
  return (
    <VerbDrawer
      title={`${c.legalOpen} · ${found.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={acts.CollectionLegalOpenDocument}
      initial={{ claimed: found.outstanding.amount }}
      toInput={(values: { claimed: string }) => ({ caseId: found.id, ...values })}
    >
      <Item name="court" label={c.court} required>
        <Input maxLength={100} />
      </Item>
      <Item name="claimed" label={c.claimed} required>
        <MoneyInput />
      </Item>
      <Item name="note" label={t.note}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Item>
    </VerbDrawer>
  )
}
