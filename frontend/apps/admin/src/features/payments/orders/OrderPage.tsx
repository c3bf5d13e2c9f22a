import { useCode, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Amount, DateTimeText } from '@xindai/ui'
import { Alert } from 'antd'
import { useParams } from 'react-router'
import { Facts } from '../../../shared/Facts'
import { PAYMENT_TONES } from '../../../shared/loan/tones'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { useWhileMoving } from '../disbursements/useWhileMoving'
import { messages } from '../messages'
import { OrderSteps } from './OrderSteps'
import { OrderPageDocument, type OrderPageQuery } from './orders.generated'

type Order = NonNullable<OrderPageQuery['paymentOrder']>

const GONE = { code: 'NOT_FOUND', message: '', requestId: null }

/** One order to the bank: sent once, then only asked about. */
export function Component() {
  const { id = '' } = useParams()
  const t = useMessages(messages)
  const read = useRead(OrderPageDocument, { id })
  const order = read.data?.paymentOrder
  useWhileMoving(order?.status, read.reload)
  return (
    <Page
      title={order ? fill(t.order, { number: order.number }) : t.orders}
      trail={[{ text: t.orders, path: '/payments' }]}
      status={
        order ? <StatusTag kind="PaymentStatus" value={order.status} tones={PAYMENT_TONES} /> : null
      }
    >
      <Ready read={read}>
        {(data) =>
          data.paymentOrder ? (
            <Parts order={data.paymentOrder} />
          ) : (
            <ProblemResult problem={GONE} onRetry={read.reload} />
          )
        }
      </Ready>
    </Page>
  )
}

function Parts({ order }: { order: Order }) {
  const t = useMessages(messages)
  const code = useCode()
  return (
    <>
      {order.status === 'UNKNOWN' ? <Alert type="warning" showIcon title={t.unknownHint} /> : null}
      <Section title={t.facts}>
        <Facts
          facts={[
            { label: t.amount, value: <Amount value={order.amount} strong /> },
            { label: t.kind, value: code('PaymentKind', order.kind) },
            { label: t.purpose, value: code('PaymentPurpose', order.purpose) },
            { label: t.payeeName, value: order.payeeName },
            { label: t.payeeNumber, value: order.payeeNumber },
            { label: t.payeeBank, value: order.payeeBank },
            { label: t.bankReference, value: order.bankReference },
            { label: t.requestId, value: order.requestId },
            { label: t.attempts, value: order.attempts },
            { label: t.createdAt, value: <DateTimeText value={order.createdAt} /> },
            { label: t.sentAt, value: <DateTimeText value={order.sentAt} /> },
            { label: t.settledAt, value: <DateTimeText value={order.settledAt} /> },
            { label: t.validUntil, value: <DateTimeText value={order.validUntil} /> },
            ...(order.failureCode
              ? [{ label: t.failure, value: code('PaymentFailure', order.failureCode) }]
              : []),
          ]}
        />
      </Section>
      <Section title={t.events}>
        <OrderSteps steps={order.events} />
      </Section>
    </>
  )
}
