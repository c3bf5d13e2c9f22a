import { useMessages } from '@xindai/i18n'
import { Empty, Segmented, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Section } from '../../../../shared/Section'
import type { LoanOfPage } from '../LoanPage'
import { scheduleMessages } from '../messages'
import { ScheduleTable } from './ScheduleTable'

const ScheduleChart = lazy(() => import('./ScheduleChart'))

/** The schedule as a table, or as a picture of the same figures. */
export function Schedule({ loan }: { loan: LoanOfPage }) {
  const t = useMessages(scheduleMessages)
  const [view, setView] = useState<'table' | 'chart'>('table')
  if (loan.instalments.length === 0) {
    return (
      <Section title={t.title}>
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.empty} />
      </Section>
    )
  }
  const choice = (
    <Segmented
      aria-label={t.show}
      value={view}
      onChange={setView}
      options={[
        { value: 'table' as const, label: t.table },
        { value: 'chart' as const, label: t.chart },
      ]}
    />
  )
  return (
    <Section title={t.title} extra={choice}>
      {view === 'chart' ? (
        <Suspense fallback={<Skeleton active />}>
          <ScheduleChart rows={loan.instalments} />
        </Suspense>
      ) : (
        <>
          <p className="xd-muted xd-small">{t.hint}</p>
          <ScheduleTable loan={loan} />
        </>
      )}
    </Section>
  )
}
