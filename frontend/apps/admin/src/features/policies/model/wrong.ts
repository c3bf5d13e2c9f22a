export interface Place {
  readonly node: string
  /** -1: the node as a whole. */
  readonly row: number
}

const PLACE = /content\.model\.([\w:.-]+?)(?:\[(\d+)\])?(?:\.(?:rules|expressions)\[(\d+)\])?$/

/**
 * Where a refusal points in the model: `content.model.grades.rules[2]` is row 2 of grades, and
 * `content.model.nodes[3]` the node in that place.
 */
export function wrongOf({ field }: { field: string | null }, ids: readonly string[]): Place | null {
  const found = PLACE.exec(field ?? '')
  const [, name = '', place, row] = found ?? []
  const node = name === 'nodes' && place !== undefined ? ids[Number(place)] : name
  return found && node && ids.includes(node)
    ? { node, row: row === undefined ? -1 : Number(row) }
    : null
}
