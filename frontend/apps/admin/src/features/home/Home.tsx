import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Button, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Page } from '../../shared/Page'
import { Ready } from '../../shared/Ready'
import { Section } from '../../shared/Section'
import { useSession } from '../../shell/session'
import { DayTable } from './DayTable'
import { HomePageDocument, type HomePageQuery } from './home.generated'
import { messages } from './home-messages'
import { Portfolio } from './Portfolio'
import { Queues } from './Queues'
import { Today } from './Today'
import './home.css'

const DayChart = lazy(() => import('./DayChart'))
const DAYS = 30

/** What happens today, what waits for me, and how the month went. */
export function Component() {
  const t = useMessages(messages)
  const { staff, businessDate } = useSession()
  const read = useRead(HomePageDocument, {
    start: daysBefore(businessDate, DAYS),
    end: businessDate,
  })
  const figures = read.data?.deskFigures
  const sub = fill(t.sub, { date: businessDate, asOf: figures?.asOf ?? businessDate })
  return (
    <Page title={fill(t.hello, { name: staff.displayName })} sub={sub}>
      <Ready read={read}>
        {(data) => (
          <div className="xd-stack">
            <Today figures={data.deskFigures} />
            <div className="xd-columns">
              <Charts days={data.figuresByDay} />
              <div className="xd-stack">
                <Queues queues={data.deskFigures.queues} />
                <Portfolio figures={data.deskFigures} />
              </div>
            </div>
          </div>
        )}
      </Ready>
    </Page>
  )
}

function Charts({ days }: { days: HomePageQuery['figuresByDay'] }) {
  const t = useMessages(messages)
  const [asTable, setAsTable] = useState(false)
  const extra = (
    <Button onClick={() => setAsTable(!asTable)}>{asTable ? t.asChart : t.asTable}</Button>
  )
  const parts = [
    { title: t.flows, series: ['disbursed', 'collected'] as const, bars: true },
    { title: t.balances, series: ['outstanding', 'overdue'] as const, bars: false },
  ]
  return (
    <div className="xd-stack">
      {parts.map(({ title, series, bars }) => (
        <Section key={title} title={title} extra={extra}>
          {asTable ? (
            <DayTable days={days} series={series} label={title} />
          ) : (
            <Suspense fallback={<Skeleton active />}>
              <DayChart days={days} series={series} bars={bars} label={title} />
            </Suspense>
          )}
        </Section>
      ))}
    </div>
  )
}

/** The date so many days before one, both as the server writes them. */
export function daysBefore(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() - days)
  return at.toISOString().slice(0, 10)
}
