import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { Alert } from 'antd'
import { Link } from 'react-router'
import { Facts } from '../../../shared/Facts'
import { LOAN_TONES } from '../../../shared/loan/tones'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { Who } from '../../../shared/Who'
import { AnswerDue } from '../AnswerDue'
import { messages } from '../messages'
import type { DisputeOfPage } from './DisputePage'

/** What is contested and why, in codes and in the borrower's own words. */
export function Contested({ dispute }: { dispute: DisputeOfPage }) {
  const t = useMessages(messages)
  const code = useCode()
  const { customer } = dispute
  return (
    <Section title={t.facts}>
      {dispute.status === 'OPEN' ? <Alert type="info" showIcon title={t.rests} /> : null}
      <Facts
        facts={[
          {
            label: t.customer,
            value: customer ? (
              <Link to={`/customers/${encodeURIComponent(customer.id)}`}>
                {customer.name} {customer.number}
              </Link>
            ) : null,
          },
          { label: t.reason, value: code('LoanDisputeReason', dispute.reason) },
          { label: t.amount, value: <Amount value={dispute.amount} strong /> },
          { label: t.openedOn, value: <DateText value={dispute.openedOn} /> },
          { label: t.answerDueOn, value: <AnswerDue dispute={dispute} /> },
          {
            label: t.createdBy,
            value: dispute.isByBorrower ? t.byBorrower : <Who actor={dispute.createdBy} />,
          },
          { label: t.documents, value: <Papers dispute={dispute} /> },
        ]}
      />
      <h3 className="xd-small xd-muted">{t.text}</h3>
      <blockquote className="xd-quoted">{dispute.text}</blockquote>
    </Section>
  )
}

function Papers({ dispute }: { dispute: DisputeOfPage }) {
  const t = useMessages(messages)
  const code = useCode()
  if (dispute.documents.length === 0) return <>{t.noDocuments}</>
  return (
    <ul className="xd-parts">
      {dispute.documents.map((one) => (
        <li key={one.id}>
          {code('CustomerDocumentCategory', one.category)}{' '}
          <StatusTag kind="CustomerDocumentStatus" value={one.status} />
        </li>
      ))}
    </ul>
  )
}

/** What became of it. */
export function Outcome({ dispute }: { dispute: DisputeOfPage }) {
  const t = useMessages(messages)
  const code = useCode()
  return (
    <Section title={t.outcome}>
      <Facts
        facts={[
          { label: t.endedBy, value: <Who actor={dispute.endedBy} /> },
          { label: t.endedAt, value: <DateTimeText value={dispute.endedAt} /> },
          ...(dispute.correction
            ? [{ label: t.correction, value: code('LoanCorrectionKind', dispute.correction) }]
            : []),
          { label: t.answer, value: dispute.answer },
        ]}
      />
    </Section>
  )
}

/** The loan that it is about, as of today. */
export function LoanStands({ loan }: { loan: NonNullable<DisputeOfPage['loan']> }) {
  const t = useMessages(messages)
  return (
    <Section title={t.loanStands}>
      <Facts
        facts={[
          {
            label: t.loan,
            value: <Link to={`/loans/${encodeURIComponent(loan.id)}`}>{loan.number}</Link>,
          },
          {
            label: t.status,
            value: <StatusTag kind="LoanStatus" value={loan.status} tones={LOAN_TONES} />,
          },
          { label: t.outstanding, value: <Amount value={loan.outstanding} strong /> },
          { label: t.daysPastDue, value: loan.daysPastDue },
        ]}
      />
    </Section>
  )
}
