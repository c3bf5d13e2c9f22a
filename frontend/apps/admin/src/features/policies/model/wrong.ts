/** Where a refusal points in the model: `content.model.grades.rules[2]` is row 2 of grades. */
export function wrongOf({ field }: { field: string | null }): { node: string; row: number } | null {
  const found = /content\.model\.([\w:-]+)(?:\.(?:rules|expressions)\[(\d+)\])?/.exec(field ?? '')
  return found?.[1] ? { node: found[1], row: found[2] === undefined ? -1 : Number(found[2]) } : null
}
