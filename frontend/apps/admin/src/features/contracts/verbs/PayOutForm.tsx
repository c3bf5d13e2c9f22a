import { useMessages } from '@xindai/i18n'
import { Form, Input } from 'antd'
import { useNavigate } from 'react-router'
import { PreviewDiff } from '../../../shared/loan/PreviewDiff'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { verbMessages } from '../messages'
import { CardItem } from './CardItem'
import type { FormProps } from './VerbForms'
import { ContractOpenLoanDocument, ContractPayOutDocument } from './verbs.generated'

/** Orders the payment to the borrower, after a look at what the loan will be. */
export function PayOutForm({ contract, onClose, onDone }: FormProps) {
  const t = useMessages(verbMessages)
  return (
    <VerbDrawer
      title={`${t.payOut} · ${contract.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={ContractPayOutDocument}
      toInput={(values: { bankCardId?: string }) => ({ ...values, contractId: contract.id })}
      preview={(payload) => <PreviewDiff preview={payload.preview} />}
      submitText={t.payOut}
      width={860}
    >
      <p className="xd-muted">{t.payOutHint}</p>
      {contract.status === 'RECORDED' ? <CardItem contract={contract} /> : null}
    </VerbDrawer>
  )
}

interface OpenValues {
  readonly grade?: string
  readonly purpose?: string
}

export function OpenLoanForm({ contract, onClose, onDone }: FormProps) {
  const t = useMessages(verbMessages)
  const go = useNavigate()
  return (
    <VerbDrawer
      title={`${t.openLoan} · ${contract.number}`}
      open
      onClose={onClose}
      onDone={(payload) => {
        onDone()
        if (payload.loan) go(`/loans/${encodeURIComponent(payload.loan.id)}`)
      }}
      document={ContractOpenLoanDocument}
      toInput={(values: OpenValues) => ({ ...values, contractId: contract.id })}
      submitText={t.openLoan}
    >
      <p className="xd-muted">{t.openLoanHint}</p>
      <Form.Item name="grade" label={t.grade}>
        <Input maxLength={16} />
      </Form.Item>
      <Form.Item name="purpose" label={t.purpose}>
        <Input maxLength={64} />
      </Form.Item>
    </VerbDrawer>
  )
}
