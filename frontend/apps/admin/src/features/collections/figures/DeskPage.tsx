import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { formatRate } from '@xindai/money'
import { Amount } from '@xindai/ui'
import { Space } from 'antd'
import { useSearchParams } from 'react-router'
import { Facts } from '../../../shared/Facts'
import { DateInput } from '../../../shared/fields'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { Who } from '../../../shared/Who'
import { useSession } from '../../../shell/session'
import { messages } from '../messages'
import { CollectionDeskDocument, type CollectionDeskQuery } from './desk.generated'
import { deskMessages } from './desk-messages'
import { People } from './People'

type Statistics = NonNullable<CollectionDeskQuery['collectionStatistics']>

/** What the desk achieves, and who works on what. */
export function Component() {
  const t = useMessages(deskMessages)
  const { can, businessDate } = useSession()
  const [params, setParams] = useSearchParams()
  const to = params.get('to') ?? businessDate
  const from = params.get('from') ?? `${businessDate.slice(0, 8)}01`
  const figures = can('collection.figures')
  const read = useRead(CollectionDeskDocument, { from, to, figures })
  const set = (name: string) => (day: string | undefined) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      if (day) next.set(name, day)
      else next.delete(name)
      return next
    })
  return (
    <Page
      title={t.title}
      actions={
        figures ? (
          <Space>
            <DateInput value={from} onChange={set('from')} aria-label={t.from} />
            <DateInput value={to} onChange={set('to')} aria-label={t.to} />
          </Space>
        ) : null
      }
    >
      <Ready read={read}>
        {(data) => (
          <>
            {data.collectionStatistics ? <Whole found={data.collectionStatistics} /> : null}
            <People data={data} onDone={read.reload} />
          </>
        )}
      </Ready>
    </Page>
  )
}

function Whole({ found }: { found: Statistics }) {
  const t = useMessages(deskMessages)
  const m = useMessages(messages)
  return (
    <>
      <Section title={t.whole}>
        <Facts
          facts={[
            { label: t.openCases, value: found.openCases },
            { label: m.overdue, value: <Amount value={found.overdue} strong /> },
            { label: t.opened, value: found.opened },
            { label: t.cured, value: found.cured },
            { label: t.writtenOff, value: found.writtenOff },
            { label: t.cureRate, value: formatRate(found.cureRate) },
            { label: t.placed, value: found.placed },
            { label: t.disputed, value: found.disputed },
          ]}
        />
      </Section>
      <Section title={t.byCollector}>
        <SimpleTable
          label={t.byCollector}
          rows={found.collectors}
          keyOf={(row) => row.staffId}
          empty={t.none}
          columns={[
            { title: t.collector, render: (row) => <Who actor={row.staff} /> },
            { title: t.cases, right: true, render: (row) => row.cases },
            { title: m.overdue, right: true, render: (row) => <Amount value={row.overdue} /> },
            { title: t.contacts, right: true, render: (row) => row.contacts },
            { title: t.reached, right: true, render: (row) => row.reached },
            { title: t.promises, right: true, render: (row) => row.promises },
            { title: t.kept, right: true, render: (row) => row.kept },
            { title: t.broken, right: true, render: (row) => row.broken },
            { title: t.promised, right: true, render: (row) => <Amount value={row.promised} /> },
            { title: m.received, right: true, render: (row) => <Amount value={row.received} /> },
            { title: t.closed, right: true, render: (row) => row.closed },
          ]}
        />
        <p className="xd-muted">{t.definitions}</p>
      </Section>
    </>
  )
}
