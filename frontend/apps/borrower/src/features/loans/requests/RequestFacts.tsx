import { useCode } from '@xindai/graphql'
import { comma, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { Amount } from '@xindai/ui'
import type { ReactNode } from 'react'
import { Card, Facts, Section } from '../../../shared/blocks'
import type { OwnRequest } from './Request'
import { requestMessages } from './request-messages'
import { useTermsInWords } from './useTermsInWords'

/** What was asked for, and what was carried out. */
export function RequestFacts({ request }: { request: OwnRequest }) {
  const t = useMessages(requestMessages)
  const code = useCode()
  const language = useLanguage()
  const { wish } = request
  const done = useTermsInWords(request.verb, request.terms)
  const items: [string, ReactNode][] = [
    [t.kindShort, code('ServiceRequestKind', request.kind)],
    [t.reasonShort, code('ServiceRequestReason', request.reason)],
  ]
  const dates: [string, string | null][] = [
    [t.fromDue, wish.fromDue],
    [t.toDue, wish.toDue],
    [t.until, wish.until],
  ]
  if (wish.instalments !== null) {
    const name = request.kind === 'RESTRUCTURE' ? t.inAll : t.more
    items.push([name, `${wish.instalments}`])
  }
  if (wish.monthly) items.push([t.monthly, <Amount key="monthly" value={wish.monthly} />])
  for (const [name, date] of dates) if (date) items.push([name, formatDate(date, language)])
  if (request.documents.length > 0) {
    const names = request.documents.map((one) => code('CustomerDocumentCategory', one.category))
    items.push([t.documentsShort, names.join(comma())])
  }
  items.push([t.requestNumber, request.number])
  if (request.verb) {
    items.push([t.done, [code('TransactionType', request.verb), ...done].join(' · ')])
  }
  return (
    <Section title={t.wish}>
      <Card>
        <div className="x-stack">
          <Facts items={items} />
          {request.text ? <p className="x-text">{request.text}</p> : null}
        </div>
      </Card>
    </Section>
  )
}
