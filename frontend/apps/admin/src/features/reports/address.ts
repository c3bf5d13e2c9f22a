import type { ReportWantedInput } from '@xindai/graphql/schema'

/** A report as it stands in an address: period, dimensions and filters, so it can be sent and kept. */
export interface ReportAddress {
  readonly start: string
  readonly end: string
  readonly currency: string
  /** Null: the report's usual ones. */
  readonly by: readonly string[] | null
  readonly where: readonly { readonly dimension: string; readonly values: readonly string[] }[]
}

const FILTER = 'where.'

/** Out of the parameters of an address; what is missing is of the year that ends on `today`. */
export function readAddress(params: URLSearchParams, today: string): ReportAddress {
  return {
    start: params.get('start') ?? yearBefore(today),
    end: params.get('end') ?? today,
    currency: params.get('currency') ?? 'CNY',
    by: params.has('by') ? (params.get('by') ?? '').split(',').filter(Boolean) : null,
    where: [...params.keys()]
      .filter((key) => key.startsWith(FILTER))
      .map((key) => ({
        dimension: key.slice(FILTER.length),
        values: (params.get(key) ?? '').split(','),
      })),
  }
}

/** The same as parameters. */
export function writeAddress(report: ReportAddress): URLSearchParams {
  const params = new URLSearchParams({
    start: report.start,
    end: report.end,
    currency: report.currency,
  })
  if (report.by) params.set('by', report.by.join(','))
  for (const { dimension, values } of report.where) {
    params.set(`${FILTER}${dimension}`, values.join(','))
  }
  return params
}

/** What the server is asked; `by` null are the report's usual dimensions. */
export function wantedOf(report: string, address: ReportAddress): ReportWantedInput {
  const { start, end, currency, by, where } = address
  return {
    report,
    start,
    end,
    currency,
    by: by ? [...by] : null,
    where: where.map(({ dimension, values }) => ({ dimension, values: [...values] })),
  }
}

/** Narrowed to one key of a dimension; an empty key takes the filter away. */
export function narrowed(
  report: ReportAddress,
  dimension: string,
  values: readonly string[],
): ReportAddress {
  const rest = report.where.filter((one) => one.dimension !== dimension)
  return { ...report, where: values.length > 0 ? [...rest, { dimension, values }] : rest }
}

/** The first day of the month eleven months before: twelve months with this one. */
export function yearBefore(day: string): string {
  const at = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() - 11)
  return at.toISOString().slice(0, 10)
}
