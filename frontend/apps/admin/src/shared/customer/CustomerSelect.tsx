import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { CustomerChoiceDocument } from './customer.generated'
import { customerMessages } from './customer-messages'
import { whereOf } from './where'

interface Props {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (id: string | undefined) => void
}

/** A customer by what he says of himself; the value is his id. */
export function CustomerSelect({ id, value, onChange }: Props) {
  const t = useMessages(customerMessages)
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const where = whereOf(asked)
  const { data, loading } = useRead(
    CustomerChoiceDocument,
    { where },
    { pause: where === null, policy: 'cache-first' },
  )
  const found = where ? (data?.customers.edges ?? []) : []
  const options = found.map(({ node }) => ({
    value: node.id,
    label: `${node.name} · ${node.number} · ${node.phone ?? '—'}`,
  }))
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      options={options}
      loading={loading}
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder={t.find}
      notFoundContent={where ? t.nobody : t.type}
      allowClear
    />
  )
}
