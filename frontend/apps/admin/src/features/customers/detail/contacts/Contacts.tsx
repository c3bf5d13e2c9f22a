import { useCode, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Ready } from '../../../../shared/Ready'
import { Section } from '../../../../shared/Section'
import { SimpleTable } from '../../../../shared/SimpleTable'
import { Who } from '../../../../shared/Who'
import { useSession } from '../../../../shell/session'
import { contactMessages } from './contact-messages'
import { CustomerContactsDocument, type CustomerContactsQuery } from './contacts.generated'
import { Stops } from './Stops'

/** Who contacted him when and for what, what he was told, and what he does not want. */
export function Contacts({ customerId }: { customerId: string }) {
  const { can } = useSession()
  const read = useRead(CustomerContactsDocument, { id: customerId, messages: can('message.read') })
  return (
    <Ready read={read}>
      {(data) => (
        <div className="xd-stack">
          <Stops customerId={customerId} stops={data.contactStops} onChanged={read.reload} />
          <Attempts rows={data.contactAttempts} />
          {data.messages ? <Sent rows={data.messages.edges.map(({ node }) => node)} /> : null}
        </div>
      )}
    </Ready>
  )
}

function Attempts({ rows }: { rows: CustomerContactsQuery['contactAttempts'] }) {
  const t = useMessages(contactMessages)
  const code = useCode()
  return (
    <Section title={t.attempts}>
      <SimpleTable
        label={t.attempts}
        rows={rows}
        keyOf={(row) => row.id}
        empty={t.noAttempts}
        columns={[
          { title: t.at, render: (row) => <DateTimeText value={row.at} /> },
          { title: t.who, render: (row) => code('ContactRole', row.role) },
          { title: t.purpose, render: (row) => code('ContactPurpose', row.purpose) },
          { title: t.channel, render: (row) => code('ContactChannel', row.channel) },
          { title: t.by, render: (row) => <Who actor={row.createdBy} /> },
        ]}
      />
    </Section>
  )
}

type Sending = NonNullable<CustomerContactsQuery['messages']>['edges'][number]['node']

function Sent({ rows }: { rows: readonly Sending[] }) {
  const t = useMessages(contactMessages)
  const code = useCode()
  return (
    <Section title={t.sent}>
      <SimpleTable
        label={t.sent}
        rows={rows}
        keyOf={(row) => row.id}
        empty={t.noMessages}
        columns={[
          {
            title: t.at,
            render: (row) => <DateTimeText value={row.deliveredAt ?? row.sentAt ?? row.dueAt} />,
          },
          { title: t.channel, render: (row) => code('ContactChannel', row.channel) },
          { title: t.status, render: (row) => code('MessageStatus', row.status) },
          { title: t.reason, render: (row) => row.reasonText ?? '—' },
          {
            title: t.text,
            render: (row) => (
              <div style={{ width: 'min(28rem, 62vw)', overflowWrap: 'anywhere' }}>
                {[row.subject, row.body].filter(Boolean).join(' · ')}
              </div>
            ),
          },
        ]}
      />
    </Section>
  )
}
