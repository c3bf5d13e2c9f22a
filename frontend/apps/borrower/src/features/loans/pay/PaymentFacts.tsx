import { useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import type { ReactNode } from 'react'
import { Card, Facts, Section } from '../../../shared/blocks'
import { type Step, Steps } from '../../../shared/Steps'
import { Parts } from '../Parts'
import { useCardName } from './cards'
import type { OwnPayment } from './Payment'
import { paymentMessages } from './payment-messages'

/** How far the payment is, and everything about it. */
export function PaymentFacts({ payment }: { payment: OwnPayment }) {
  const t = useMessages(paymentMessages)
  const nameOf = useCardName()
  const { transaction, loan } = payment
  const items: [string, ReactNode][] = [
    [t.amount, <Amount key="amount" value={payment.amount} strong />],
    [t.card, nameOf(payment.bankName, payment.cardNumber)],
    [t.number, payment.number],
    [t.createdAt, <DateTimeText key="created" value={payment.createdAt} />],
  ]
  if (payment.settledAt) {
    items.push([t.settledAt, <DateTimeText key="settled" value={payment.settledAt} />])
  }
  if (transaction) items.push([t.usedFor, <Parts key="parts" parts={transaction.applied} />])
  if (payment.status === 'PAID' && loan?.status === 'ACTIVE') {
    items.push([t.left, <Amount key="left" value={loan.outstanding} />])
    if (loan.nextPayment) {
      items.push(
        [t.next, <Amount key="next" value={loan.nextPayment.total} />],
        [t.nextOn, <DateText key="on" value={loan.nextPayment.dueOn} />],
      )
    }
  }
  return (
    <>
      <Section title={t.steps}>
        <Card>
          <Steps label={t.steps} steps={useSteps(payment)} />
        </Card>
      </Section>
      <Section title={t.facts}>
        <Card>
          <Facts items={items} />
        </Card>
      </Section>
    </>
  )
}

function useSteps({ status, createdAt, settledAt }: OwnPayment): readonly Step[] {
  const t = useMessages(paymentMessages)
  const isPaid = status === 'PAID'
  const isFailed = status === 'FAILED'
  const settled = settledAt ? <DateTimeText value={settledAt} /> : undefined
  return [
    { key: 'asked', title: t.asked, note: <DateTimeText value={createdAt} />, state: 'done' },
    {
      key: 'bank',
      title: t.atBank,
      note: isFailed ? settled : undefined,
      state: isPaid ? 'done' : isFailed ? 'bad' : 'now',
    },
    {
      key: 'booked',
      title: t.booked,
      note: isPaid ? settled : undefined,
      state: isPaid ? 'done' : 'next',
    },
  ]
}
