import { useMessages } from '@xindai/i18n'
import { Table } from 'antd'
import { messages } from '../approvals-messages'

interface Row {
  readonly path: string
  readonly value: string
}

/** JSON as a table of paths and values, for people. */
export function SentFields({ value, label }: { value: unknown; label: string }) {
  const t = useMessages(messages)
  return (
    <Table<Row>
      rowKey="path"
      size="small"
      aria-label={label}
      pagination={false}
      dataSource={flat(value)}
      columns={[
        { title: t.field, dataIndex: 'path', width: '35%' },
        { title: t.value, dataIndex: 'value' },
      ]}
    />
  )
}

/** `{a: {b: 1}}` is `a.b` with `1`. */
export function flat(value: unknown, path = ''): Row[] {
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, part]) => flat(part, path ? `${path}.${key}` : key))
  }
  return value === null || value === '' ? [] : [{ path, value: String(value) }]
}
