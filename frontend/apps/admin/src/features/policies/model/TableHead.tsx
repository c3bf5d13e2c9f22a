import { CloseOutlined } from '@ant-design/icons'
import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { Button } from 'antd'
import type { JsonObject } from '../../../shared/json'
import { modelMessages } from '../messages'
import type { FactChoice } from './AddColumn'
import { type Column, type Side, withoutColumn } from './table'

interface Props {
  readonly content: JsonObject
  readonly inputs: readonly Column[]
  readonly outputs: readonly Column[]
  readonly facts: readonly FactChoice[]
  readonly onChange?: (content: JsonObject) => void
}

export function TableHead({ content, inputs, outputs, facts, onChange }: Props) {
  const t = useMessages(modelMessages)
  const language = useLanguage()
  /** Columns are named in Chinese; facts have an English name too. */
  const nameOf = ({ name, field }: Column) =>
    language === 'zh' ? name : (facts.find((fact) => fact.name === field)?.en ?? name)
  const cell = (column: Column, side: Side) => (
    <th key={column.id} scope="col" className={side === 'outputs' ? 'xp-then' : undefined}>
      {nameOf(column)}
      {onChange ? (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={fill(t.removeColumn, { name: nameOf(column) })}
          onClick={() => onChange(withoutColumn(content, side, column.id))}
        />
      ) : null}
      <div>
        <code className="xd-muted">{column.field}</code>
      </div>
    </th>
  )
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          #
        </th>
        <th scope="col" rowSpan={2}>
          {t.description}
        </th>
        <th scope="colgroup" colSpan={Math.max(inputs.length, 1)}>
          {t.conditions}
        </th>
        <th scope="colgroup" colSpan={Math.max(outputs.length, 1)} className="xp-then">
          {t.conclusions}
        </th>
        {onChange ? (
          <th scope="col" rowSpan={2}>
            {t.actions}
          </th>
        ) : null}
      </tr>
      <tr>
        {inputs.map((column) => cell(column, 'inputs'))}
        {outputs.map((column) => cell(column, 'outputs'))}
      </tr>
    </thead>
  )
}
