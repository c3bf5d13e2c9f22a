import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { fill, useMessages } from '@xindai/i18n'
import { Button, Input, Space } from 'antd'
import type { JsonObject } from '../../../shared/json'
import { modelMessages } from '../messages'
import { type Column, cellOf, withCell, withMoved, withoutRow } from './table'

interface Props {
  readonly content: JsonObject
  readonly rule: JsonObject
  readonly n: number
  readonly last: boolean
  readonly isWrong: boolean
  readonly inputs: readonly Column[]
  readonly outputs: readonly Column[]
  readonly onChange?: (content: JsonObject) => void
}

export function TableRow(props: Props) {
  const { content, rule, n, isWrong, inputs, outputs, onChange } = props
  const t = useMessages(modelMessages)
  const cell = (id: string, name: string, wide = false) => {
    const text = cellOf(rule, id)
    if (!onChange) {
      if (wide) return text
      return text ? <code>{text}</code> : <span className="xd-sr">{t.any}</span>
    }
    return (
      <Input
        size="small"
        className={wide ? 'xp-wide' : 'xp-cell'}
        value={text}
        maxLength={500}
        aria-label={fill(t.cell, { n: n + 1, name })}
        onChange={(event) => onChange(withCell(content, n, id, event.target.value))}
      />
    )
  }
  return (
    <tr className={isWrong ? 'xp-wrong' : undefined}>
      <th scope="row">{n + 1}</th>
      <td className="xp-about">{cell('_description', t.description, true)}</td>
      {inputs.map((column) => (
        <td key={column.id}>{cell(column.id, column.name)}</td>
      ))}
      {outputs.map((column) => (
        <td key={column.id} className="xp-then">
          {cell(column.id, column.name)}
        </td>
      ))}
      {onChange ? (
        <td>
          <RowTools {...props} onChange={onChange} />
        </td>
      ) : null}
    </tr>
  )
}

function RowTools({
  content,
  n,
  last,
  onChange,
}: Props & { onChange: (content: JsonObject) => void }) {
  const t = useMessages(modelMessages)
  const named = (text: string) => fill(text, { n: n + 1 })
  return (
    <Space size={2}>
      <Button
        size="small"
        icon={<ArrowUpOutlined />}
        disabled={n === 0}
        aria-label={named(t.up)}
        onClick={() => onChange(withMoved(content, n, -1))}
      />
      <Button
        size="small"
        icon={<ArrowDownOutlined />}
        disabled={last}
        aria-label={named(t.down)}
        onClick={() => onChange(withMoved(content, n, 1))}
      />
      <Button
        size="small"
        icon={<DeleteOutlined />}
        aria-label={named(t.removeRow)}
        onClick={() => onChange(withoutRow(content, n))}
      />
    </Space>
  )
}
