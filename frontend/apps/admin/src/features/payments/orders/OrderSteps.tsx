import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { PAYMENT_TONES } from '../../../shared/loan/tones'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { Who } from '../../../shared/Who'
import { messages } from '../messages'
import type { OrderStepFragment } from './orders.generated'

/** What happened to an order and what the bank said, in order. */
export function OrderSteps({ steps }: { steps: readonly OrderStepFragment[] }) {
  const t = useMessages(messages)
  const code = useCode()
  return (
    <SimpleTable<OrderStepFragment>
      label={t.events}
      rows={steps}
      keyOf={(step) => `${step.at} ${step.event}`}
      columns={[
        { title: t.at, render: (step) => <DateTimeText value={step.at} /> },
        { title: t.event, render: (step) => code('PaymentEvent', step.event) },
        {
          title: t.change,
          render: (step) => (
            <StatusTag
              kind="PaymentStatus"
              value={step.statusAfter.toUpperCase()}
              tones={PAYMENT_TONES}
            />
          ),
        },
        { title: t.source, render: (step) => code('PaymentEventSource', step.source) },
        { title: t.actor, render: (step) => <Who actor={step.actor} /> },
        {
          title: t.code,
          render: (step) => (step.code ? code('PaymentFailure', step.code) : '—'),
        },
      ]}
    />
  )
}
