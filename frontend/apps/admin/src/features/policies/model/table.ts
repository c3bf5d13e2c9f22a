import { asList, type JsonObject } from '../../../shared/json'
import { freshId } from './types'

export interface Column {
  readonly id: string
  readonly name: string
  readonly field: string
}

export type Side = 'inputs' | 'outputs'

export function columnsOf(table: JsonObject, side: Side): readonly Column[] {
  return asList(table[side]).map((column) => ({
    id: String(column.id),
    name: String(column.name ?? column.field ?? column.id),
    field: String(column.field ?? ''),
  }))
}

export function rulesOf(table: JsonObject): readonly JsonObject[] {
  return asList(table.rules)
}

export function cellOf(rule: JsonObject, column: string): string {
  const found = rule[column]
  return found === undefined || found === null ? '' : String(found)
}

export function withCell(table: JsonObject, row: number, column: string, text: string): JsonObject {
  const rules = rulesOf(table).map((rule, at) => {
    if (at !== row) return rule
    const { [column]: _old, ...others } = rule
    return text === '' ? others : { ...others, [column]: text }
  })
  return { ...table, rules }
}

export function withRow(table: JsonObject): JsonObject {
  const rules = rulesOf(table)
  const id = freshId(
    'rule',
    rules.map((rule) => String(rule._id)),
  )
  return { ...table, rules: [...rules, { _id: id }] }
}

export function withoutRow(table: JsonObject, row: number): JsonObject {
  return { ...table, rules: rulesOf(table).filter((_, at) => at !== row) }
}

/** Moves a row by one; the order counts where the first row that fits decides. */
export function withMoved(table: JsonObject, row: number, by: 1 | -1): JsonObject {
  const rules = [...rulesOf(table)]
  const [moved, other] = [rules[row], rules[row + by]]
  if (!moved || !other) return table
  rules[row] = other
  rules[row + by] = moved
  return { ...table, rules }
}

/** A column of a side; its id is made of the field. */
export function withColumn(table: JsonObject, side: Side, field: string, name: string): JsonObject {
  const taken = [...columnsOf(table, 'inputs'), ...columnsOf(table, 'outputs')].map(({ id }) => id)
  const wanted = `${side === 'inputs' ? 'i' : 'o'}_${field}`
  const id = taken.includes(wanted) ? freshId(`${wanted}_`, taken) : wanted
  return { ...table, [side]: [...asList(table[side]), { id, name: name || field, field }] }
}

/** Takes a column away with its cells. */
export function withoutColumn(table: JsonObject, side: Side, id: string): JsonObject {
  const rules = rulesOf(table).map(({ [id]: _cell, ...rest }) => rest)
  return { ...table, [side]: asList(table[side]).filter((column) => column.id !== id), rules }
}

/** A table that collects says where to; no other does. */
export function withHitPolicy(table: JsonObject, hitPolicy: 'first' | 'collect'): JsonObject {
  const { outputPath, ...rest } = table
  if (hitPolicy === 'first') return { ...rest, hitPolicy }
  return { ...rest, hitPolicy, outputPath: outputPath || 'findings' }
}
