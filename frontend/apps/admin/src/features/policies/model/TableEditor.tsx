import { useMessages } from '@xindai/i18n'
import { Button, Input, Select } from 'antd'
import type { JsonObject } from '../../../shared/json'
import { modelMessages } from '../messages'
import { AddColumn, type FactChoice } from './AddColumn'
import { TableHead } from './TableHead'
import { TableRow } from './TableRow'
import { columnsOf, rulesOf, withHitPolicy, withRow } from './table'

export interface EditorProps {
  readonly content: JsonObject
  /** Absent: one looks only. */
  readonly onChange?: (content: JsonObject) => void
  readonly facts: readonly FactChoice[]
  /** What a model may answer. */
  readonly answers: readonly FactChoice[]
  /** The row that the server refused. */
  readonly wrongRow?: number
}

/** A decision table as a table: one row is one rule. */
export function TableEditor({ content, onChange, facts, answers, wrongRow }: EditorProps) {
  const t = useMessages(modelMessages)
  const inputs = columnsOf(content, 'inputs')
  const outputs = columnsOf(content, 'outputs')
  const rules = rulesOf(content)
  return (
    <div>
      <HitPolicy content={content} onChange={onChange} />
      <p className="xd-muted">{t.cellHelp}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard */}
      <section className="xp-table" aria-label={t.decisionTableNode} tabIndex={0}>
        <table>
          <TableHead
            content={content}
            inputs={inputs}
            outputs={outputs}
            facts={[...facts, ...answers]}
            onChange={onChange}
          />
          <tbody>
            {rules.map((rule, n) => (
              <TableRow
                key={String(rule._id)}
                content={content}
                rule={rule}
                n={n}
                last={n === rules.length - 1}
                isWrong={wrongRow === n}
                inputs={inputs}
                outputs={outputs}
                onChange={onChange}
              />
            ))}
          </tbody>
        </table>
      </section>
      {onChange ? (
        <div className="xp-tools">
          <Button onClick={() => onChange(withRow(content))}>{t.addRow}</Button>
          <AddColumn content={content} facts={facts} answers={answers} onChange={onChange} />
        </div>
      ) : null}
    </div>
  )
}

function HitPolicy({ content, onChange }: Pick<EditorProps, 'content' | 'onChange'>) {
  const t = useMessages(modelMessages)
  const collects = content.hitPolicy === 'collect'
  if (!onChange) {
    return (
      <p>
        {t.hitPolicy}: {collects ? t.collect : t.first}
        {collects ? ` · ${t.outputPath} ${String(content.outputPath)}` : ''}
      </p>
    )
  }
  return (
    <div className="xp-tools">
      <span>{t.hitPolicy}</span>
      <Select
        aria-label={t.hitPolicy}
        value={collects ? 'collect' : 'first'}
        popupMatchSelectWidth={false}
        onChange={(next: 'first' | 'collect') => onChange(withHitPolicy(content, next))}
        options={[
          { value: 'first', label: t.first },
          { value: 'collect', label: t.collect },
        ]}
      />
      {collects ? (
        <Input
          aria-label={t.outputPath}
          prefix={`${t.outputPath} `}
          value={String(content.outputPath ?? '')}
          maxLength={60}
          style={{ width: 240 }}
          onChange={(event) => onChange({ ...content, outputPath: event.target.value })}
        />
      ) : null}
    </div>
  )
}
