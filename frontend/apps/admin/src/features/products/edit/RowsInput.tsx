import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { useMessages } from '@xindai/i18n'
import { Button } from 'antd'
import { asList, at, type Json, type JsonObject, withAt } from '../../../shared/json'
import { tableMessages } from '../terms/table-messages'
import { TABLE_COLUMNS } from '../terms/tables'
import { TermInput } from './TermInput'

interface Props {
  readonly path: string
  readonly value?: unknown
  readonly onChange?: (rows: readonly JsonObject[]) => void
}

/** A list of objects in the terms: rows are added, changed and removed. */
export function RowsInput({ path, value, onChange }: Props) {
  const t = useMessages(tableMessages)
  const rows = asList(value)
  const cells = TABLE_COLUMNS[path] ?? []
  const put = (n: number, place: string, next: unknown) =>
    onChange?.(rows.map((row, at) => (at === n ? withAt(row, place, next as Json) : row)))
  return (
    <div className="xp-rows">
      {rows.length > 0 ? (
        <table>
          <thead>
            <tr>
              {cells.map((cell) => (
                <th key={cell.path} scope="col">
                  {t[cell.path]}
                </th>
              ))}
              <th scope="col">{t.actions}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, n) => (
              <tr key={n}>
                {cells.map((cell) => (
                  <td key={cell.path}>
                    <TermInput
                      field={cell}
                      value={at(row, cell.path)}
                      onChange={(next) => put(n, cell.path, next)}
                      aria-label={`${t[cell.path]} ${n + 1}`}
                    />
                  </td>
                ))}
                <td>
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={`${t.remove} ${n + 1}`}
                    onClick={() => onChange?.(rows.filter((_, at) => at !== n))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="xd-muted">{t.none}</p>
      )}
      <Button icon={<PlusOutlined />} onClick={() => onChange?.([...rows, {}])}>
        {t.add}
      </Button>
    </div>
  )
}
