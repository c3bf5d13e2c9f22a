import { useCode } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { formatRate } from '@xindai/money'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { Link } from 'react-router'
import { type Fact, Facts } from '../../../shared/Facts'
import { LOAN_TONES } from '../../../shared/loan/tones'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { Who } from '../../../shared/Who'
import { messages } from '../messages'
import type { RequestOfPage } from './RequestPage'

/** What the borrower asks for and why, in codes and in his own words. */
export function Asked({ request }: { request: RequestOfPage }) {
  const t = useMessages(messages)
  const code = useCode()
  const { customer, claimedBy } = request
  return (
    <Section title={t.facts}>
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
          { label: t.kind, value: code('ServiceRequestKind', request.kind) },
          { label: t.reason, value: code('ServiceRequestReason', request.reason) },
          ...useWish(request),
          { label: t.createdAt, value: <DateTimeText value={request.createdAt} /> },
          { label: t.channel, value: request.isByBorrower ? t.byBorrower : t.byStaff },
          ...(claimedBy
            ? [
                { label: t.claimedBy, value: <Who actor={claimedBy} /> },
                { label: t.claimedUntil, value: <DateTimeText value={request.claimedUntil} /> },
              ]
            : []),
          { label: t.documents, value: <Papers request={request} /> },
        ]}
      />
      {request.text ? (
        <>
          <h3 className="xd-small xd-muted">{t.text}</h3>
          <blockquote className="xd-quoted">{request.text}</blockquote>
        </>
      ) : null}
    </Section>
  )
}

function Papers({ request }: { request: RequestOfPage }) {
  const t = useMessages(messages)
  const code = useCode()
  if (request.documents.length === 0) return <>{t.noDocuments}</>
  return (
    <ul className="xd-parts">
      {request.documents.map((one) => (
        <li key={one.id}>
          {code('CustomerDocumentCategory', one.category)}{' '}
          <StatusTag kind="CustomerDocumentStatus" value={one.status} />
        </li>
      ))}
    </ul>
  )
}

function useWish({ wish }: RequestOfPage): Fact[] {
  const t = useMessages(messages)
  const found: Fact[] = []
  if (wish.instalments !== null) {
    found.push({
      label: t.wishInstalments,
      value: fill(t.instalmentsOf, { n: wish.instalments }),
    })
  }
  if (wish.monthly) found.push({ label: t.wishMonthly, value: <Amount value={wish.monthly} /> })
  if (wish.fromDue) found.push({ label: t.wishFrom, value: <DateText value={wish.fromDue} /> })
  if (wish.toDue) found.push({ label: t.wishTo, value: <DateText value={wish.toDue} /> })
  if (wish.until) found.push({ label: t.wishUntil, value: <DateText value={wish.until} /> })
  return found
}

/** What became of it. */
export function Outcome({ request }: { request: RequestOfPage }) {
  const t = useMessages(messages)
  const code = useCode()
  return (
    <Section title={t.outcome}>
      <Facts
        facts={[
          { label: t.decidedBy, value: <Who actor={request.decidedBy} /> },
          { label: t.decidedAt, value: <DateTimeText value={request.decidedAt} /> },
          ...(request.verb
            ? [{ label: t.carriedOut, value: code('TransactionType', request.verb) }]
            : []),
          { label: t.answer, value: request.answer },
        ]}
      />
    </Section>
  )
}

/** The loan that it is about, as of today. */
export function LoanStands({ loan }: { loan: NonNullable<RequestOfPage['loan']> }) {
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
          { label: t.level, value: <Amount value={loan.level} /> },
          { label: t.annualRate, value: formatRate(loan.annualRate) },
          { label: t.instalmentCount, value: loan.instalmentCount },
          { label: t.nextDueOn, value: <DateText value={loan.nextDueOn} /> },
          { label: t.daysPastDue, value: loan.daysPastDue },
        ]}
      />
    </Section>
  )
}
