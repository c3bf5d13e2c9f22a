import { forChart } from '@xindai/money'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { type Figure, valueText } from '../shape'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

interface Props {
  readonly label: string
  readonly bars: boolean
  readonly stacked: boolean
  readonly figure: Figure
  readonly currency: string
  readonly axis: readonly string[]
  readonly lines: readonly { readonly name: string; readonly values: readonly (string | null)[] }[]
}

const COLORS = [
  '#0f4c81',
  '#c97a00',
  '#2f7d5b',
  '#a13d63',
  '#5b6b7a',
  '#6f4fa0',
  '#b5482a',
  '#1f8a9c',
  '#7a7a1f',
  '#8c5a3c',
]
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow', 'roundRect']

/** Lines or bars along an axis; the tables below say the same to who can't see it. */
export default function Chart({ label, bars, stacked, figure, currency, axis, lines }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!box.current) return
    const chart = init(box.current, undefined, { renderer: 'svg' })
    chart.setOption({
      color: COLORS,
      animation: false,
      grid: { left: 8, right: 16, top: lines.length > 1 ? 44 : 16, bottom: 4, containLabel: true },
      legend: lines.length > 1 ? { type: 'scroll', top: 0, left: 0 } : undefined,
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText',
        confine: true,
        valueFormatter: (value: unknown) =>
          value == null ? '—' : valueText(String(value), figure, currency),
      },
      xAxis: { type: 'category', data: [...axis] },
      yAxis: {
        type: 'value',
        axisLabel: { formatter: (value: number) => valueText(String(value), figure, currency) },
      },
      series: lines.map((line, at) => ({
        name: line.name,
        type: bars ? 'bar' : 'line',
        stack: stacked ? 'all' : undefined,
        barMaxWidth: 48,
        showSymbol: axis.length <= 24,
        symbol: SYMBOLS[at % SYMBOLS.length],
        connectNulls: false,
        data: line.values.map((value) => (value === null ? null : forChart(value))),
      })),
    })
    const resize = new ResizeObserver(() => chart.resize())
    resize.observe(box.current)
    return () => {
      resize.disconnect()
      chart.dispose()
    }
  }, [axis, lines, bars, stacked, figure, currency])
  return <div ref={box} className="xd-report-chart" role="img" aria-label={label} />
}
