import { forChart } from '@xindai/money'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import type { ScheduleRowFragment } from '../loan.generated'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

export { init }

type Texts = Readonly<Record<'principal' | 'interest' | 'fee' | 'balanceAfter', string>>

const COLORS = { principal: '#0f4c81', interest: '#d08700', fee: '#7a5ba6', balance: '#525a66' }

/** Bars of what each instalment is made of, and a line of what is left after it. */
export function scheduleChart(rows: readonly ScheduleRowFragment[], t: Texts): EChartsCoreOption {
  const part = (key: 'principal' | 'interest' | 'fee') => ({
    type: 'bar',
    stack: 'total',
    name: t[key],
    itemStyle: { color: COLORS[key] },
    data: rows.map((row) => forChart(row[key].amount)),
  })
  const hasFees = rows.some((row) => forChart(row.fee.amount) !== 0)
  return {
    animation: false,
    // Drawn on the canvas: a tooltip of HTML would need inline styles, which the page forbids.
    tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' } },
    legend: { top: 0, itemGap: 16 },
    grid: { left: 12, right: 12, top: 40, bottom: 8, containLabel: true },
    xAxis: { type: 'category', data: rows.map((row) => `${row.n}`) },
    yAxis: [
      { type: 'value', splitLine: { lineStyle: { color: '#e6e8ec' } } },
      { type: 'value', splitLine: { show: false } },
    ],
    series: [
      part('principal'),
      part('interest'),
      ...(hasFees ? [part('fee')] : []),
      {
        type: 'line',
        name: t.balanceAfter,
        yAxisIndex: 1,
        showSymbol: false,
        itemStyle: { color: COLORS.balance },
        lineStyle: { width: 2 },
        data: rows.map((row) => forChart(row.balanceAfter.amount)),
      },
    ],
  }
}
