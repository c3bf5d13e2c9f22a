import { asList, asObject, type JsonObject } from '../../../shared/json'

export interface Case {
  readonly name: string
  readonly facts: JsonObject
  readonly outcome: string
  readonly reasons: readonly string[]
  readonly grade?: string
}

export function casesOf(raw: unknown): readonly Case[] {
  return asList(raw).map((one) => ({
    name: String(one.name),
    facts: asObject(one.facts),
    outcome: String(one.outcome),
    reasons: Array.isArray(one.reasons) ? one.reasons.map(String) : [],
    ...(typeof one.grade === 'string' && one.grade ? { grade: one.grade } : {}),
  }))
}

/** Facts that every trial needs, whatever the rules say. */
export const NEEDED: readonly string[] = [
  'amount_minor',
  'instalments',
  'annual_rate_bps',
  'product_code',
  'channel',
  'currency',
]

/** The facts that the rules of a policy name, and those that are needed always. */
export function factsUsed(content: unknown, names: readonly string[]): ReadonlySet<string> {
  const words = new Set(JSON.stringify(content ?? {}).match(/[a-z][a-z0-9_]*/g) ?? [])
  return new Set(names.filter((name) => words.has(name) || NEEDED.includes(name)))
}
