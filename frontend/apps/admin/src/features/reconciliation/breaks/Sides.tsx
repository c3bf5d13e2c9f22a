import { useCode } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { Card } from 'antd'
import { Link } from 'react-router'
import { Facts } from '../../../shared/Facts'
import { PAYMENT_TONES } from '../../../shared/loan/tones'
import { StatusTag } from '../../../shared/StatusTag'
import { messages } from '../messages'
import { LINE_TONES } from '../tones'
import type { BreakOfPage } from './BreakPage'

/** What the bank says, what was ordered, what stands in the books, beside each other. */
export function Sides({ found }: { found: BreakOfPage }) {
  const t = useMessages(messages)
  return (
    <div className="xd-sides">
      <Card
        size="small"
        title={t.bank}
        extra={found.bank ? <Amount value={found.bank} strong /> : null}
      >
        <BankSide found={found} />
      </Card>
      <Card
        size="small"
        title={t.ordered}
        extra={found.ordered ? <Amount value={found.ordered} strong /> : null}
      >
        <OrderSide found={found} />
      </Card>
      <Card
        size="small"
        title={t.ledger}
        extra={found.ledger ? <Amount value={found.ledger} strong /> : null}
      >
        <Facts
          facts={[
            { label: t.difference, value: <Amount value={found.difference} strong /> },
            { label: t.ledger, value: found.ledger ? <Amount value={found.ledger} /> : t.nothing },
          ]}
        />
      </Card>
    </div>
  )
}

function BankSide({ found }: { found: BreakOfPage }) {
  const t = useMessages(messages)
  const code = useCode()
  if (found.lines.length === 0) return <p className="xd-muted">{t.nothing}</p>
  return (
    <>
      {found.lineCount > found.lines.length ? (
        <p className="xd-muted">{fill(t.more, { n: found.lineCount })}</p>
      ) : null}
      {found.lines.map((line) => (
        <Facts
          key={line.id}
          facts={[
            { label: t.amount, value: <Amount value={line.amount} strong /> },
            { label: t.kind, value: code('BankLineKind', line.kind) },
            {
              label: t.status,
              value: <StatusTag kind="BankLineStatus" value={line.status} tones={LINE_TONES} />,
            },
            { label: t.bookedOn, value: <DateText value={line.bookedOn} /> },
            { label: t.reference, value: line.reference },
            { label: t.remark, value: line.remark || '—' },
            { label: t.party, value: line.partyName ?? '—' },
            { label: t.partyNumber, value: line.partyNumber ?? '—' },
          ]}
        />
      ))}
    </>
  )
}

function OrderSide({ found }: { found: BreakOfPage }) {
  const t = useMessages(messages)
  const code = useCode()
  const { order } = found
  if (!order) return <p className="xd-muted">{t.nothing}</p>
  return (
    <Facts
      facts={[
        {
          label: t.number,
          value: <Link to={`/payments/${encodeURIComponent(order.id)}`}>{order.number}</Link>,
        },
        { label: t.amount, value: <Amount value={order.amount} strong /> },
        { label: t.kind, value: code('PaymentKind', order.kind) },
        {
          label: t.status,
          value: <StatusTag kind="PaymentStatus" value={order.status} tones={PAYMENT_TONES} />,
        },
        { label: t.reference, value: order.bankReference ?? '—' },
        { label: t.party, value: order.payeeName },
        { label: t.partyNumber, value: order.payeeNumber },
        { label: t.endedAt, value: <DateTimeText value={order.settledAt} /> },
      ]}
    />
  )
}
