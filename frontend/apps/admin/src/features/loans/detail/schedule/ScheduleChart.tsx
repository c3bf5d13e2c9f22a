import { useMessages } from '@xindai/i18n'
import { useEffect, useRef } from 'react'
import type { ScheduleRowFragment } from '../loan.generated'
import { scheduleMessages } from '../messages'
import { init, scheduleChart } from './chart'

/** The picture of a schedule. Its table is the form for everybody; this one is for the eye. */
export default function ScheduleChart({ rows }: { rows: readonly ScheduleRowFragment[] }) {
  const t = useMessages(scheduleMessages)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return
    const chart = init(place.current)
    chart.setOption(scheduleChart(rows, t))
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(place.current)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [rows, t])
  return <div ref={place} className="xd-chart" role="img" aria-label={t.chartLabel} />
}
