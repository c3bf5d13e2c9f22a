import { useMessages } from '@xindai/i18n'
import { Form } from 'antd'
import { DateInput } from '../../../shared/fields'
import { PreviewDiff } from '../../../shared/loan/PreviewDiff'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import type { LoanOfPage } from '../detail/LoanPage'
import type { LoanVerb } from './catalog'
import { inputOf, type VerbValues } from './input'
import { fieldMessages, hintMessages, verbMessages } from './messages'
import { QuotePanel } from './QuotePanel'
import { VerbField } from './VerbField'

interface Props {
  readonly verb: LoanVerb
  readonly loan: LoanOfPage
  /** The transaction to take back, where one was chosen. */
  readonly event: string | null
  readonly onClose: () => void
  readonly onDone: () => void
}

/** A command on a loan: its form, then what it would do, then the command. */
export function LoanVerbDrawer({ verb, loan, event, onClose, onDone }: Props) {
  const t = useMessages(verbMessages)
  const hints = useMessages(hintMessages)
  const f = useMessages(fieldMessages)
  return (
    <VerbDrawer
      title={`${t[verb.name]} · ${loan.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={verb.document}
      initial={{ event: event ?? undefined, value: !loan.nonAccrual } as VerbValues}
      toInput={(values: VerbValues) => inputOf(loan.id, values)}
      preview={(payload) => <PreviewDiff preview={payload.preview} />}
      submitText={t[verb.name]}
      danger={verb.danger}
      width={860}
    >
      <p className="xd-muted">{hints[verb.name]}</p>
      <div className="xd-form-grid">
        {verb.fields.map((field) => (
          <VerbField key={field} field={field} loan={loan} />
        ))}
        <Form.Item name="on" label={f.on}>
          <DateInput placeholder={loan.asOf} />
        </Form.Item>
      </div>
      {verb.name === 'payoff' ? (
        <Form.Item noStyle shouldUpdate={(old, next) => old.on !== next.on}>
          {({ getFieldValue }) => <QuotePanel loanId={loan.id} on={getFieldValue('on') ?? null} />}
        </Form.Item>
      ) : null}
    </VerbDrawer>
  )
}
