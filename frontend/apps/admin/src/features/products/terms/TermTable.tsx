import { useMessages } from '@xindai/i18n'
import { asList, at, type JsonObject } from '../../../shared/json'
import { SimpleTable } from '../../../shared/SimpleTable'
import { tableMessages } from './table-messages'
import { TABLE_COLUMNS } from './tables'
import { useWords } from './useWords'

/** One of the lists in the terms; nothing where it is empty. */
export function TermTable({ path, terms }: { path: string; terms: unknown }) {
  const t = useMessages(tableMessages)
  const { nameOf, say } = useWords()
  const rows = asList(at(terms, path)).map((row: JsonObject, n) => ({ row, n }))
  if (rows.length === 0) return null
  const columns = (TABLE_COLUMNS[path] ?? []).filter((cell) =>
    rows.some(({ row }) => at(row, cell.path) !== undefined),
  )
  return (
    <div>
      <h3 className="xp-sub">{nameOf(path)}</h3>
      <SimpleTable<{ row: JsonObject; n: number }>
        label={nameOf(path)}
        rows={rows}
        keyOf={({ n }) => String(n)}
        columns={columns.map((cell) => ({
          title: t[cell.path],
          right: cell.kind === 'money' || cell.kind === 'percent' || cell.kind === 'whole',
          render: ({ row }) => say(at(row, cell.path), isWord(cell.path) ? 'choice' : cell.kind),
        }))}
      />
    </div>
  )
}

/** Written as a text, read as a word. */
function isWord(path: string): boolean {
  return path === 'segment' || path === 'channel'
}
