import { useLanguage, useMessages } from '@xindai/i18n'
import { Form } from 'antd'
import type { JsonObject } from '../../../shared/json'
import type { NamedField, PolicyFormat } from './format'
import { graphMessages } from './graph-messages'
import { Many } from './Many'
import { madeUpTo } from './names'

export type ColumnChoice = NamedField

interface Props {
  readonly content: JsonObject
  /** The nodes that come before: what they compute may be asked for. */
  readonly after: readonly string[]
  readonly facts: readonly ColumnChoice[]
  readonly format: PolicyFormat
}

/** The columns with which a new table begins. */
export function ColumnFields({ content, after, facts, format }: Props) {
  const t = useMessages(graphMessages)
  const language = useLanguage()
  const required = [{ required: true, message: t.chooseOne }]
  const option = (one: NamedField) => ({
    value: one.name,
    label: one[language] === one.name ? one.name : `${one[language]} · ${one.name}`,
  })
  const computed = madeUpTo(content, after).map(
    (name) => format.answers.find((one) => one.name === name) ?? { name, zh: name, en: name },
  )
  return (
    <>
      <Form.Item name="conditions" label={t.conditions} rules={required}>
        <Many
          options={[
            ...(computed.length > 0
              ? [{ label: t.computed, title: t.computed, options: computed.map(option) }]
              : []),
            { label: t.facts, title: t.facts, options: facts.map(option) },
          ]}
        />
      </Form.Item>
      <Form.Item name="conclusions" label={t.conclusions} rules={required} extra={t.conclusionHint}>
        <Many mode="tags" options={format.answers.map(option)} />
      </Form.Item>
    </>
  )
}
