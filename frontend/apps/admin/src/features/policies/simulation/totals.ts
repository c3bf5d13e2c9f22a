import { asObject, at, type Json } from '../../../shared/json'

/** How often a reason was given before and after, the largest difference first. */
export function reasonMoves(totals: unknown): { code: string; before: number; after: number }[] {
  const before = asObject(at(totals, 'before.reasons'))
  const after = asObject(at(totals, 'after.reasons'))
  const count = (value: Json | undefined) => (typeof value === 'number' ? value : 0)
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((code) => ({ code, before: count(before[code]), after: count(after[code]) }))
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
}

/** `approve -> decline` with its count. */
export function outcomeMoves(totals: unknown): { from: string; to: string; count: number }[] {
  return Object.entries(asObject(at(totals, 'moves'))).map(([move, count]) => {
    const [from = '', to = ''] = move.split(' -> ')
    return { from: from.toUpperCase(), to: to.toUpperCase(), count: Number(count) }
  })
}

/** The reasons that were not given before. */
export function newReasons(before: unknown, after: unknown): readonly string[] {
  const listed = (side: unknown) => {
    const found = at(side, 'reasons')
    return Array.isArray(found) ? found.map(String) : []
  }
  const old = new Set(listed(before))
  return listed(after).filter((code) => !old.has(code))
}
