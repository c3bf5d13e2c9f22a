import { useLanguage } from '@xindai/i18n'
import { formatAmount, formatMoney, formatRate } from '@xindai/money'
import type { ReportRunQuery, ReportShapeFragment } from './reports.generated'

export type Shape = ReportShapeFragment
export type Figure = Shape['figures'][number]
export type Answer = ReportRunQuery['report']
export type Line = Answer['lines'][number]

/** A value as it reads. */
export function valueText(value: string | null | undefined, figure: Figure, currency: string) {
  if (value == null) return '—'
  if (figure.kind === 'MONEY') return formatMoney({ amount: value, currency })
  return figure.kind === 'RATE' ? formatRate(value) : formatAmount(value)
}

/** Picks the name in the language of the screen. */
export function useNamed() {
  const isZh = useLanguage() === 'zh'
  return (one: { readonly nameZh: string; readonly nameEn: string } | undefined) =>
    one === undefined ? '' : isZh ? one.nameZh : one.nameEn
}

/** What a key is called: its label, a month or a day as such, else the key itself. */
export function useKeyText(shape: Shape, answer: Answer) {
  const named = useNamed()
  const kinds = new Map(shape.dimensions.map((one) => [one.name, one.kind]))
  const labels = new Map(
    answer.labels.map((one) => [`${one.dimension} ${one.key}`, named(one)] as const),
  )
  return (dimension: string, key: string) =>
    labels.get(`${dimension} ${key}`) ?? (kinds.get(dimension) === 'MONTH' ? key.slice(0, 7) : key)
}

/** How a report is drawn best; the first figure that is listed is shown first. */
export interface Drawing {
  readonly bars: boolean
  readonly stacked: boolean
  /** The dimension along the axis; the other one makes the lines. */
  readonly axis?: string
  readonly figure: string
}

const DRAWN: Readonly<Record<string, Drawing>> = {
  balance: { bars: false, stacked: false, figure: 'outstanding' },
  buckets: { bars: true, stacked: true, axis: 'month', figure: 'outstanding' },
  roll: { bars: true, stacked: true, axis: 'bucketFrom', figure: 'rate' },
  migration: { bars: true, stacked: true, axis: 'classFrom', figure: 'rate' },
  vintage: { bars: false, stacked: false, axis: 'age', figure: 'late30Rate' },
  firstPayment: { bars: true, stacked: false, figure: 'firstMissedRate' },
  cash: { bars: true, stacked: false, figure: 'collected' },
  income: { bars: true, stacked: true, axis: 'month', figure: 'net' },
  funnel: { bars: true, stacked: false, figure: 'submitted' },
  products: { bars: true, stacked: false, figure: 'disbursed' },
  borrowers: { bars: false, stacked: false, figure: 'borrowers' },
}

/** Of a report; one that we have not met is drawn as bars of its first figure. */
export function drawingOf(shape: Shape): Drawing {
  const first = shape.figures[0]?.name ?? ''
  return DRAWN[shape.code] ?? { bars: true, stacked: false, figure: first }
}

/** A table of one figure by two dimensions: rows, columns and what stands where they meet. */
export interface Crossed {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly rowDimension: string
  readonly columnDimension: string | null
  readonly at: (row: string, column: string) => string | null
}

/** Crosses the first two dimensions of an answer; `axis` are the rows. */
export function crossed(answer: Answer, figureAt: number, axis: string | undefined): Crossed {
  const wanted = axis ? answer.by.indexOf(axis) : 0
  const rowAt = wanted < 0 ? 0 : wanted
  const columnAt = answer.by.findIndex((_, at) => at !== rowAt)
  const values = new Map<string, string | null>()
  const rows = new Set<string>()
  const columns = new Set<string>()
  for (const line of answer.lines) {
    const row = line.keys[rowAt] ?? ''
    const column = columnAt < 0 ? '' : (line.keys[columnAt] ?? '')
    rows.add(row)
    columns.add(column)
    values.set(`${row} ${column}`, line.values[figureAt] ?? null)
  }
  return {
    rows: sorted(rows),
    columns: sorted(columns),
    rowDimension: answer.by[rowAt] ?? '',
    columnDimension: columnAt < 0 ? null : (answer.by[columnAt] ?? null),
    at: (row, column) => values.get(`${row} ${column}`) ?? null,
  }
}

/** Numbers by their size, everything else as it came: days and months came in order. */
function sorted(keys: ReadonlySet<string>): string[] {
  const all = [...keys]
  const whole = all.every((key) => /^-?\d+$/.test(key))
  return whole ? all.sort((a, b) => Number(a) - Number(b)) : all
}
