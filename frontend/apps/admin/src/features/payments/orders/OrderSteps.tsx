import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Table } from 'antd'
import { PAYMENT_TONES } from '../../../shared/loan/tones'
import { ScrollBox } from '../../../shared/ScrollBox'
import { StatusTag } from '../../../shared/StatusTag'
import { Who } from '../../../shared/Who'
import { messages } from '../messages'
import type { OrderStepFragment } from './orders.generated'

/** What happened to an order and what the bank said, in order. */
export function OrderSteps({ steps }: { steps: readonly OrderStepFragment[] }) {
  const t = useMessages(messages)
  const code = useCode()
  return (
    <ScrollBox label={t.events}>
      <Table<OrderStepFragment>
        aria-label={t.events}
        rowKey={(step) => `${step.at} ${step.event}`}
        size="small"
        pagination={false}
        dataSource={[...steps]}
        columns={[
          { key: 'at', title: t.at, render: (_, step) => <DateTimeText value={step.at} /> },
          { key: 'event', title: t.event, render: (_, step) => code('PaymentEvent', step.event) },
          {
            key: 'change',
            title: t.change,
            render: (_, step) => (
              <StatusTag
                kind="PaymentStatus"
                value={step.statusAfter.toUpperCase()}
                tones={PAYMENT_TONES}
              />
            ),
          },
          {
            key: 'source',
            title: t.source,
            render: (_, step) => code('PaymentEventSource', step.source),
          },
          { key: 'actor', title: t.actor, render: (_, step) => <Who actor={step.actor} /> },
          {
            key: 'code',
            title: t.code,
            render: (_, step) => (step.code ? code('PaymentFailure', step.code) : '—'),
          },
        ]}
      />
    </ScrollBox>
  )
}
