import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Link } from 'react-router'
import { Section } from '../../shared/Section'
import { SimpleTable } from '../../shared/SimpleTable'
import type { HomePageQuery } from './home.generated'
import { messages } from './home-messages'

/** What waits for people of my roles. */
export function Queues({ queues }: { queues: HomePageQuery['deskFigures']['queues'] }) {
  const t = useMessages(messages)
  const code = useCode()
  return (
    <Section title={t.queues}>
      <SimpleTable
        label={t.queues}
        rows={queues}
        keyOf={(one) => one.queue}
        empty={t.noQueues}
        columns={[
          {
            title: t.queue,
            render: (one) => (
              <Link to={`/queue?queue=${one.queue}`}>{code('ApplicationStatus', one.queue)}</Link>
            ),
          },
          { title: t.waiting, right: true, render: (one) => one.waiting },
          { title: t.mine, right: true, render: (one) => one.mine },
          { title: t.free, right: true, render: (one) => one.free },
          { title: t.late, right: true, render: (one) => one.overdue },
        ]}
      />
    </Section>
  )
}
