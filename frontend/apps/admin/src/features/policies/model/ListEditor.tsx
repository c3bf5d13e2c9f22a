import { DeleteOutlined } from '@ant-design/icons'
import { fill, useMessages } from '@xindai/i18n'
import { Button, Input } from 'antd'
import { asList, type JsonObject } from '../../../shared/json'
import { modelMessages } from '../messages'
import { freshId } from './types'

interface Props {
  readonly content: JsonObject
  readonly onChange?: (content: JsonObject) => void
  /** The row that the server refused. */
  readonly wrongRow?: number
}

/** The expressions of a computation, or the conditions of a switch, one below the other. */
export function ListEditor({
  content,
  onChange,
  kind,
  wrongRow,
}: Props & { kind: 'expressions' | 'statements' }) {
  const t = useMessages(modelMessages)
  const rows = asList(content[kind])
  const fields = kind === 'expressions' ? (['key', 'value'] as const) : (['condition'] as const)
  const put = (next: readonly JsonObject[]) => onChange?.({ ...content, [kind]: next })
  return (
    <div>
      <div className="xp-table">
        <table aria-label={t[kind === 'expressions' ? 'expressionNode' : 'switchNode']}>
          <thead>
            <tr>
              {fields.map((field) => (
                <th key={field} scope="col">
                  {t[field]}
                </th>
              ))}
              {onChange ? <th scope="col">{t.actions}</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, n) => (
              <tr key={String(row.id)} className={wrongRow === n ? 'xp-wrong' : undefined}>
                {fields.map((field) => (
                  <td key={field} className={field === 'key' ? undefined : 'xp-wide'}>
                    {onChange ? (
                      <Input.TextArea
                        className="xp-cell"
                        rows={2}
                        value={String(row[field] ?? '')}
                        maxLength={500}
                        aria-label={fill(t.cell, { n: n + 1, name: t[field] })}
                        onChange={(event) =>
                          put(
                            rows.map((one, at) =>
                              at === n ? { ...one, [field]: event.target.value } : one,
                            ),
                          )
                        }
                      />
                    ) : (
                      <code className="xp-formula">{String(row[field] ?? '')}</code>
                    )}
                  </td>
                ))}
                {onChange ? (
                  <td>
                    <Button
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={fill(t.remove, { name: String(row.key ?? n + 1) })}
                      onClick={() => put(rows.filter((_, at) => at !== n))}
                    />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {onChange ? (
        <div className="xp-tools">
          <Button
            onClick={() => {
              const id = freshId(
                kind === 'expressions' ? 'computed' : 'branch',
                rows.map((row) => String(row.id)),
              )
              const empty = kind === 'expressions' ? { key: '', value: '' } : { condition: '' }
              put([...rows, { id, ...empty }])
            }}
          >
            {kind === 'expressions' ? t.addExpression : t.addCondition}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
