import { useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { Facts } from '../../../shared/Facts'
import { CustomerLink } from '../CustomerLink'
import { messages } from '../line-messages'
import type { LineFieldsFragment } from './line.generated'

export function LineFacts({ line }: { line: LineFieldsFragment }) {
  const t = useMessages(messages)
  const raise = line.temporaryUntil
    ? [
        { label: t.temporary, value: <Amount value={line.temporary} /> },
        { label: t.temporaryUntil, value: <DateText value={line.temporaryUntil} /> },
      ]
    : []
  const frozen = line.frozenReason ? [{ label: t.frozenReason, value: line.frozenReason }] : []
  const facts = [
    { label: t.customer, value: <CustomerLink customer={line.customer} /> },
    { label: t.limit, value: <Amount value={line.limit} /> },
    ...raise,
    { label: t.reserved, value: <Amount value={line.reserved} /> },
    { label: t.used, value: <Amount value={line.used} /> },
    { label: t.available, value: <Amount value={line.available} strong /> },
    { label: t.expiresOn, value: <DateText value={line.expiresOn} /> },
    { label: t.createdAt, value: <DateTimeText value={line.createdAt} /> },
    ...frozen,
  ]
  return <Facts facts={facts} />
}
