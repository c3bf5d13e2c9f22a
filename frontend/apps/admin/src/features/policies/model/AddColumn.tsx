import { useLanguage, useMessages } from '@xindai/i18n'
import { AutoComplete, Button, Form, Input, Popover } from 'antd'
import { useState } from 'react'
import type { JsonObject } from '../../../shared/json'
import { sharedMessages } from '../../../shared/shared-messages'
import { modelMessages } from '../messages'
import type { NamedField } from './format'
import { type Side, withColumn } from './table'

export type FactChoice = NamedField

interface Props {
  readonly content: JsonObject
  readonly facts: readonly FactChoice[]
  readonly answers: readonly FactChoice[]
  readonly onChange: (content: JsonObject) => void
}

/** A condition over a fact or something computed before; a conclusion under a name of its own. */
export function AddColumn({ content, facts, answers, onChange }: Props) {
  const t = useMessages(modelMessages)
  return (
    <>
      <Adder
        text={t.addInput}
        side="inputs"
        facts={facts}
        onAdd={(side, field, name) => onChange(withColumn(content, side, field, name))}
      />
      <Adder
        text={t.addOutput}
        side="outputs"
        facts={answers}
        onAdd={(side, field, name) => onChange(withColumn(content, side, field, name))}
      />
    </>
  )
}

interface AdderProps {
  readonly text: string
  readonly side: Side
  readonly facts: readonly FactChoice[]
  readonly onAdd: (side: Side, field: string, name: string) => void
}

function Adder({ text, side, facts, onAdd }: AdderProps) {
  const t = useMessages(modelMessages)
  const s = useMessages(sharedMessages)
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const wordOf = (field: string) => facts.find(({ name }) => name === field)?.[language]
  const add = ({ field, name }: { field: string; name?: string }) => {
    onAdd(side, field, name || (wordOf(field) ?? field))
    setOpen(false)
  }
  const form = (
    <Form layout="vertical" onFinish={add} style={{ width: 280 }}>
      <Form.Item
        name="field"
        label={side === 'inputs' ? t.fact : t.field}
        rules={[{ required: true, message: s.required }]}
      >
        <AutoComplete
          options={facts.map((fact) => ({
            value: fact.name,
            label: `${fact[language]} · ${fact.name}`,
          }))}
          showSearch={{ filterOption: (typed, option) => String(option?.label).includes(typed) }}
        />
      </Form.Item>
      <Form.Item name="name" label={t.columnName}>
        <Input maxLength={60} />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t.add}
      </Button>
    </Form>
  )
  return (
    <Popover content={form} trigger="click" open={open} onOpenChange={setOpen} destroyOnHidden>
      <Button>{text}</Button>
    </Popover>
  )
}
