import '../applications.css'
import { useCodes, useRead } from '@xindai/graphql'
import type { ApplicationFunnelGroup } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { Select } from 'antd'
import dayjs from 'dayjs'
import { useSearchParams } from 'react-router'
import { DateInput } from '../../../shared/fields'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { useSession } from '../../../shell/session'
import { FunnelBars } from './FunnelBars'
import { FunnelTable } from './FunnelTable'
import { messages } from './messages'
import { ApplicationStatisticsDocument } from './statistics.generated'
import { TimesTable } from './TimesTable'

const DAYS = 90

/** How far applications come, and how long the house takes. The period is in the address. */
export function Component() {
  const t = useMessages(messages)
  const { businessDate } = useSession()
  const [params, setParams] = useSearchParams()
  const end = params.get('end') ?? businessDate
  const start = params.get('start') ?? dayjs(end).subtract(DAYS, 'day').format('YYYY-MM-DD')
  const groupBy = (params.get('by') ?? 'DAY') as ApplicationFunnelGroup
  const read = useRead(ApplicationStatisticsDocument, { groupBy, start, end })
  const set = (key: string) => (value: string | undefined) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      if (value) next.set(key, value)
      else next.delete(key)
      return next
    })
  return (
    <Page title={t.title}>
      <search className="xd-filters">
        <DateInput value={start} onChange={set('start')} aria-label={t.start} />
        <DateInput value={end} onChange={set('end')} aria-label={t.end} />
        <Select
          value={groupBy}
          onChange={set('by')}
          options={[...useCodes('ApplicationFunnelGroup')]}
          aria-label={t.group}
          style={{ minWidth: 140 }}
        />
      </search>
      <Ready read={read}>
        {({ applicationFunnel, applicationStateTimes }) => (
          <>
            <Section title={t.whole}>
              <FunnelBars rows={applicationFunnel} />
            </Section>
            <Section title={t.funnel}>
              <FunnelTable rows={applicationFunnel} groupBy={groupBy} />
            </Section>
            <Section title={t.times}>
              <TimesTable rows={applicationStateTimes} />
            </Section>
          </>
        )}
      </Ready>
    </Page>
  )
}
