import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { SubjectText } from '../../../shared/SubjectText'
import { Who } from '../../../shared/Who'
import type { CustomerPageQuery } from './customer.generated'
import { messages } from './messages'

type Event = NonNullable<NonNullable<CustomerPageQuery['customer']>['timeline']>[number]

/** What happened to him, newest first. */
export function History({ events }: { events: readonly Event[] }) {
  const t = useMessages(messages)
  const code = useCode()
  return (
    <Section title={t.history}>
      <SimpleTable
        label={t.history}
        rows={events}
        keyOf={(one) => `${one.at}-${one.action}-${one.subject}`}
        empty={t.noHistory}
        columns={[
          { title: t.at, render: (one) => <DateTimeText value={one.at} /> },
          { title: t.action, render: (one) => code('AuditAction', one.action) },
          { title: t.actor, render: (one) => <Who actor={one.actor} /> },
          { title: t.subject, render: (one) => <SubjectText subject={one.subject} /> },
        ]}
      />
    </Section>
  )
}
