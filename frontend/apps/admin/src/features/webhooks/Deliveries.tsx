import { useCodes, useRead } from '@xindai/graphql'
import type { WebhookDeliveryStatus } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button } from 'antd'
import { useParams } from 'react-router'
import { List } from '../../shared/list/List'
import { useListState } from '../../shared/list/state'
import type { Column } from '../../shared/list/types'
import { Page } from '../../shared/Page'
import { Section } from '../../shared/Section'
import { StatusTag, type Tone } from '../../shared/StatusTag'
import { useAct } from '../../shared/verb/useAct'
import { useSession } from '../../shell/session'
import {
  WebhookDeliveriesDocument,
  type WebhookDeliveriesQuery,
  WebhookRedeliverDocument,
} from './webhooks.generated'
import { messages } from './webhooks-messages'

type Row = WebhookDeliveriesQuery['webhookDeliveries']['edges'][number]['node']
const TONES: Readonly<Record<string, Tone>> = { PENDING: 'going', DELIVERED: 'good', FAILED: 'bad' }

/** What was sent to an endpoint, and how it answered. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const read = useRead(WebhookDeliveriesDocument, {
    endpointId: useParams().id ?? '',
    first: state.first,
    after: state.after,
    status: (state.values.status ?? null) as WebhookDeliveryStatus | null,
  })
  const statuses = useCodes('WebhookDeliveryStatus')
  return (
    <Page title={t.deliveries} trail={[{ text: t.title, path: '/webhooks' }]}>
      <Section>
        <List<Row>
          list="WEBHOOK_DELIVERIES"
          label={t.deliveries}
          columns={useColumns(read.reload)}
          filters={[{ key: 'status', label: t.status, kind: 'choice', options: statuses }]}
          state={state}
          read={read}
          connection={read.data?.webhookDeliveries}
          empty={t.noDeliveries}
        />
      </Section>
    </Page>
  )
}

function useColumns(onChanged: () => void): readonly Column<Row>[] {
  const t = useMessages(messages)
  const mayManage = useSession().can('webhook.manage')
  const redeliver = useAct(WebhookRedeliverDocument)
  const answer = (row: Row) => {
    const last = row.attempts.at(-1)
    return last ? `${last.responseStatus ?? last.error ?? '—'} · ${last.durationMs} ms` : '—'
  }
  const again = (row: Row) =>
    mayManage ? (
      <Button
        type="link"
        onClick={async () => (await redeliver.act({ deliveryId: row.id })) && onChanged()}
      >
        {t.redeliver}
      </Button>
    ) : null
  return [
    { key: 'topic', title: t.topic, render: (row) => row.topic },
    {
      key: 'status',
      title: t.status,
      render: (row) => <StatusTag kind="WebhookDeliveryStatus" value={row.status} tones={TONES} />,
    },
    { key: 'attempts', title: t.attempts, right: true, render: (row) => row.attemptCount },
    { key: 'answer', title: t.answer, render: answer },
    {
      key: 'createdAt',
      title: t.createdAt,
      render: (row) => <DateTimeText value={row.createdAt} />,
    },
    {
      key: 'deliveredAt',
      title: t.deliveredAt,
      render: (row) => <DateTimeText value={row.deliveredAt} />,
    },
    {
      key: 'nextAttemptAt',
      title: t.nextAttemptAt,
      render: (row) => <DateTimeText value={row.nextAttemptAt} />,
    },
    { key: 'act', title: '', render: again },
  ]
}
