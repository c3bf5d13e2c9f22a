import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { Who } from '../../../shared/Who'
import type { CustomerPageQuery } from './customer.generated'
import { messages } from './messages'

type Event = NonNullable<NonNullable<CustomerPageQuery['customer']>['timeline']>[number]

/** What happened to him, newest first. */
export function History({ events }: { events: readonly Event[] }) {
  const t = useMessages(messages)
  return (
    <Section title={t.history}>
      <SimpleTable
        label={t.history}
        rows={events}
        keyOf={(one) => `${one.at}-${one.action}-${one.subject}`}
        empty={t.noHistory}
        columns={[
          { title: t.at, render: (one) => <DateTimeText value={one.at} /> },
          { title: t.action, render: (one) => one.action },
          { title: t.actor, render: (one) => <Who actor={one.actor} /> },
          { title: t.subject, render: (one) => one.subject },
        ]}
      />
    </Section>
  )
}
