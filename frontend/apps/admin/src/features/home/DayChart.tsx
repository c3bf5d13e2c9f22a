import { useMessages } from '@xindai/i18n'
import { forChart, formatAmount } from '@xindai/money'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { Day, Series } from './DayTable'
import { messages } from './home-messages'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

interface Props {
  readonly days: readonly Day[]
  readonly series: readonly Series[]
  readonly bars: boolean
  readonly label: string
}

const COLORS = ['#0f4c81', '#c97a00']

/** Lines or bars by day; the table beside it says the same to who can't see it. */
export default function DayChart({ days, series, bars, label }: Props) {
  const t = useMessages(messages)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!box.current) return
    const chart = init(box.current, undefined, { renderer: 'svg' })
    chart.setOption({
      color: COLORS,
      animation: false,
      grid: { left: 8, right: 12, top: 36, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0 },
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText',
        valueFormatter: (value: unknown) => formatAmount(String(value)),
      },
      xAxis: { type: 'category', data: days.map((one) => one.on.slice(5)) },
      yAxis: {
        type: 'value',
        axisLabel: { formatter: (value: number) => formatAmount(String(value)) },
      },
      series: series.map((name) => ({
        name: t[name],
        type: bars ? 'bar' : 'line',
        showSymbol: false,
        data: days.map((one) => forChart(one[name].amount)),
      })),
    })
    const resize = new ResizeObserver(() => chart.resize())
    resize.observe(box.current)
    return () => {
      resize.disconnect()
      chart.dispose()
    }
  }, [days, series, bars, t])
  return <div ref={box} className="xd-chart" role="img" aria-label={label} />
}
