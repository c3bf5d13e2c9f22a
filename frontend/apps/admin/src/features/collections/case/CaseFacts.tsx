import { useCode } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { Link } from 'react-router'
import { Facts } from '../../../shared/Facts'
import { Section } from '../../../shared/Section'
import { Who } from '../../../shared/Who'
import { messages } from '../messages'
import type { CaseOfPage } from './CasePage'
import { caseMessages } from './case-messages'

/** Whose case it is and how it stands. */
export function CaseFacts({ found }: { found: CaseOfPage }) {
  const t = useMessages(messages)
  const c = useMessages(caseMessages)
  const code = useCode()
  const customer = found.customer
  const facts = [
    {
      label: t.customer,
      value: customer ? (
        <Link to={`/customers/${encodeURIComponent(customer.id)}`}>
          {customer.name} {customer.number}
        </Link>
      ) : null,
    },
    { label: c.phone, value: customer?.phone },
    { label: t.overdue, value: <Amount value={found.overdue} strong /> },
    { label: t.daysPastDue, value: fill(c.days, { n: found.daysPastDue }) },
    { label: t.outstanding, value: <Amount value={found.outstanding} /> },
    { label: t.assigned, value: found.assigned ? <Who actor={found.assigned} /> : t.nobody },
    { label: t.nextAction, value: <DateText value={found.nextActionOn} /> },
    { label: t.lastContact, value: <DateTimeText value={found.lastContactAt} /> },
    {
      label: c.channels,
      value: found.channels.map((each) => code('CollectionChannel', each)).join(' · '),
    },
    { label: c.cadence, value: fill(c.days, { n: found.cadenceDays }) },
    { label: t.priority, value: found.priority },
    { label: t.grade, value: found.grade },
    { label: t.openedOn, value: <DateText value={found.openedOn} /> },
    { label: c.strategyNumber, value: `V${found.strategyNumber}` },
  ]
  if (found.agencyName) facts.push({ label: c.agency, value: found.agencyName })
  if (found.closeReason)
    facts.push({
      label: c.closeReason,
      value: found.closeReason === 'CURED' ? c.cured : c.writtenOff,
    })
  if (found.previousId)
    facts.push({
      label: c.previous,
      value: <Link to={`/collections/cases/${encodeURIComponent(found.previousId)}`}>{c.see}</Link>,
    })
  return (
    <Section title={c.facts}>
      <Facts facts={facts} />
    </Section>
  )
}
