import { useMessages } from '@xindai/i18n'
import { Input, InputNumber, Select } from 'antd'
import { MoneyInput } from '../../../shared/fields'
import { PercentInput } from '../../../shared/PercentInput'
import { sharedMessages } from '../../../shared/shared-messages'
import type { Field } from '../terms/catalog'
import { useWords } from '../terms/useWords'

interface Props {
  readonly field: Pick<Field, 'kind' | 'options'>
  readonly id?: string
  readonly value?: unknown
  readonly onChange?: (value: unknown) => void
  readonly 'aria-label'?: string
}

/** The control of a term by its kind. */
export function TermInput({ field, value, onChange, ...rest }: Props) {
  const s = useMessages(sharedMessages)
  const { wordOf } = useWords()
  const text = typeof value === 'string' ? value : undefined
  const options = (field.options ?? []).map((one) => ({ value: one, label: wordOf(one) }))
  const select = {
    ...rest,
    allowClear: true,
    popupMatchSelectWidth: false,
    style: { width: '100%' },
  }
  switch (field.kind) {
    case 'money':
    case 'number':
      return <MoneyInput {...rest} value={text} onChange={onChange} />
    case 'percent':
      return <PercentInput {...rest} value={text} onChange={onChange} />
    case 'whole':
      return (
        <InputNumber
          {...rest}
          min={0}
          max={9999}
          precision={0}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onChange?.(next)}
          style={{ width: '100%' }}
        />
      )
    case 'truth':
      return (
        <Select
          {...select}
          value={typeof value === 'boolean' ? value : undefined}
          onChange={onChange}
          options={[
            { value: true, label: s.yes },
            { value: false, label: s.no },
          ]}
        />
      )
    case 'choice':
      return <Select {...select} value={text} onChange={onChange} options={options} />
    case 'choices':
    case 'words': {
      const chosen = Array.isArray(value) ? value.map(String) : []
      const shown =
        options.length > 0 ? options : chosen.map((one) => ({ value: one, label: wordOf(one) }))
      return (
        <Select
          {...select}
          mode={field.kind === 'words' ? 'tags' : 'multiple'}
          value={chosen}
          onChange={onChange}
          options={shown}
        />
      )
    }
    default:
      return (
        <Input
          {...rest}
          value={text}
          maxLength={200}
          onChange={(event) => onChange?.(event.target.value)}
        />
      )
  }
}
