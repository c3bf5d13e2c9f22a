/** The part of Markdown that contracts are written in, as blocks to draw. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'rule' }

const ITEM = /^\s*(?:(\d+)\.|[-*])\s+(.*)$/

export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = []
  const groups = text.split(/\n\s*\n/)
  for (const group of groups) blocks.push(...groupOf(group.split('\n').filter((one) => one.trim())))
  return blocks
}

function groupOf(lines: readonly string[]): Block[] {
  const [first] = lines
  if (first === undefined) return []
  const heading = /^(#{1,6})\s+(.*)$/.exec(first)
  if (heading)
    return [
      { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' },
      ...groupOf(lines.slice(1)),
    ]
  if (/^-{3,}$/.test(first.trim())) return [{ kind: 'rule' }, ...groupOf(lines.slice(1))]
  if (lines.every((line) => line.trim().startsWith('|')))
    return [{ kind: 'table', rows: cells(lines) }]
  if (lines.every((line) => ITEM.test(line))) {
    const items = lines.map((line) => ITEM.exec(line)?.[2] ?? '')
    return [{ kind: 'list', isOrdered: ITEM.exec(first)?.[1] !== undefined, items }]
  }
  return [{ kind: 'paragraph', text: lines.join('\n') }]
}

/** The rows of a table without the line of dashes. */
function cells(lines: readonly string[]): string[][] {
  return lines
    .map((line) =>
      line
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => cell.trim()),
    )
    .filter((row) => !row.every((cell) => /^:?-{3,}:?$/.test(cell)))
}

export interface Span {
  readonly kind: 'text' | 'bold' | 'placeholder'
  readonly text: string
}

/** A line in pieces: bold and placeholders stand out. A placeholder may stand within bold. */
export function spansOf(text: string, kind: 'text' | 'bold' = 'text'): readonly Span[] {
  const pattern = kind === 'text' ? /(\*\*.+?\*\*|\{\{.+?\}\})/ : /(\{\{.+?\}\})/
  return text.split(pattern).flatMap((part): readonly Span[] => {
    if (part === '') return []
    if (part.startsWith('{{')) return [{ kind: 'placeholder', text: part.slice(2, -2).trim() }]
    if (kind === 'text' && part.startsWith('**')) return spansOf(part.slice(2, -2), 'bold')
    return [{ kind, text: part }]
  })
}

/** The placeholders that a text asks for. */
export function placeholdersOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(.+?)\s*\}\}/g)].map((found) => found[1] ?? ''))]
}
