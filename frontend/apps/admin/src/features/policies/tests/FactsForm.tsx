import { useLanguage, useMessages } from '@xindai/i18n'
import { Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { factOf, factText } from '../../../shared/fact-text'
import type { JsonObject } from '../../../shared/json'
import { sharedMessages } from '../../../shared/shared-messages'
import type { Fact } from '../page/PolicyPage'
import { factsUsed } from './cases'
import { testMessages } from './test-messages'

interface Props {
  /** The policy's content: its facts come first. */
  readonly content: unknown
  readonly facts: readonly Fact[]
  readonly value?: JsonObject
  readonly onChange?: (facts: JsonObject) => void
}

/** Facts by name: an empty field is a fact that is missing. */
export function FactsForm({ content, facts, value = {}, onChange }: Props) {
  const t = useMessages(testMessages)
  const [isAll, setAll] = useState(false)
  const given = facts.filter((fact) => !fact.isDerived)
  const used = factsUsed(
    content,
    facts.map(({ name }) => name),
  )
  const shown = given.filter(({ name }) => isAll || used.has(name) || name in value)
  const put = (name: string, next: ReturnType<typeof factOf>) => {
    const { [name]: _old, ...rest } = value
    onChange?.(next === undefined ? rest : { ...rest, [name]: next })
  }
  return (
    <>
      <Checkbox checked={isAll} onChange={(event) => setAll(event.target.checked)}>
        {t.all}
      </Checkbox>
      <div className="xp-factform">
        {shown.map((fact) => (
          <FactField
            key={fact.name}
            fact={fact}
            value={value[fact.name]}
            onChange={(next) => put(fact.name, next)}
          />
        ))}
      </div>
    </>
  )
}

interface FieldProps {
  readonly fact: Fact
  readonly value: unknown
  readonly onChange: (value: ReturnType<typeof factOf>) => void
}

function FactField({ fact, value, onChange }: FieldProps) {
  const t = useMessages(testMessages)
  const s = useMessages(sharedMessages)
  const language = useLanguage()
  const [typed, setTyped] = useState<string | null>(null)
  const stored = factText(value, fact.unit)
  const isWrong = typed !== null && factOf(typed, fact.kind, fact.unit) === null
  const isSame =
    typed !== null && factText(factOf(typed, fact.kind, fact.unit), fact.unit) === stored
  const id = `fact-${fact.name}`
  if (fact.kind === 'truth') {
    return (
      <Form.Item label={fact[language]} htmlFor={id}>
        <Select
          id={id}
          allowClear
          placeholder={t.missing}
          value={stored || undefined}
          onChange={(next: string | undefined) => onChange(factOf(next ?? '', 'truth', ''))}
          options={[
            { value: 'true', label: s.yes },
            { value: 'false', label: s.no },
          ]}
        />
      </Form.Item>
    )
  }
  return (
    <Form.Item label={fact[language]} htmlFor={id} validateStatus={isWrong ? 'error' : undefined}>
      <Input
        id={id}
        title={fact.name}
        value={isWrong || isSame ? (typed ?? '') : stored}
        placeholder={t.missing}
        suffix={fact.unit === 'bps' ? '%' : undefined}
        inputMode={fact.kind === 'number' ? 'decimal' : undefined}
        onChange={(event) => {
          setTyped(event.target.value)
          const next = factOf(event.target.value, fact.kind, fact.unit)
          if (next !== null) onChange(next)
        }}
      />
    </Form.Item>
  )
}
