import { asList, asObject, type JsonObject } from '../../../shared/json'

/** A scorecard's table in the JSON of the server, as screens look at it. */
export interface Bin {
  /** Where in the characteristic the points stand: `bins.0`, `missing`, `other`. */
  readonly place: string
  readonly kind: 'below' | 'between' | 'above' | 'values' | 'missing' | 'other'
  readonly from?: string
  readonly to?: string
  readonly values?: readonly string[]
  readonly points: number
}

export interface Characteristic {
  readonly fact: string
  readonly zh: string
  readonly en: string
  readonly isNumber: boolean
  readonly neutral: number
  readonly bins: readonly Bin[]
}

export function characteristicsOf(content: JsonObject): readonly Characteristic[] {
  return asList(content.characteristics).map((one) => {
    const name = asObject(one.name)
    const isNumber = one.kind === 'number'
    return {
      fact: String(one.fact),
      zh: String(name.zh ?? one.fact),
      en: String(name.en ?? one.fact),
      isNumber,
      neutral: Number(one.neutral ?? 0),
      bins: [
        ...(isNumber ? ranges(asList(one.bins)) : categories(asList(one.bins))),
        { place: 'missing', kind: 'missing', points: Number(one.missing ?? 0) },
        ...(isNumber
          ? []
          : [{ place: 'other', kind: 'other' as const, points: Number(one.other ?? 0) }]),
      ],
    }
  })
}

/** Each bin begins where the one before ends; the last has no end. */
function ranges(bins: readonly JsonObject[]): Bin[] {
  return bins.map((bin, n) => {
    const from = n > 0 ? String(bins[n - 1]?.below) : undefined
    const to = bin.below === undefined || bin.below === null ? undefined : String(bin.below)
    const kind = from === undefined ? 'below' : to === undefined ? 'above' : 'between'
    return { place: `bins.${n}`, kind, from, to, points: Number(bin.points ?? 0) }
  })
}

function categories(bins: readonly JsonObject[]): Bin[] {
  return bins.map((bin, n) => ({
    place: `bins.${n}`,
    kind: 'values',
    values: Array.isArray(bin.values) ? bin.values.map(String) : [],
    points: Number(bin.points ?? 0),
  }))
}

/** The card with the points of one bin changed. */
export function withPoints(
  content: JsonObject,
  fact: string,
  place: string,
  points: number,
): JsonObject {
  const [part = '', at] = place.split('.')
  const change = (one: JsonObject): JsonObject => {
    if (part !== 'bins') return { ...one, [part]: points }
    const bins = asList(one.bins).map((bin, n) => (n === Number(at) ? { ...bin, points } : bin))
    return { ...one, bins }
  }
  return {
    ...content,
    characteristics: asList(content.characteristics).map((one) =>
      one.fact === fact ? change(one) : one,
    ),
  }
}

/** The least and the most that somebody can score. */
export function rangeOf(content: JsonObject): { least: number; most: number } {
  const base = Number(content.base_points ?? 0)
  const all = characteristicsOf(content).map(({ bins }) => bins.map(({ points }) => points))
  return {
    least: all.reduce((sum, points) => sum + Math.min(...points), base),
    most: all.reduce((sum, points) => sum + Math.max(...points), base),
  }
}
