import { useMessages } from '@xindai/i18n'
import { Table } from 'antd'
import { SubjectText } from '../../../shared/SubjectText'
import { messages } from '../approvals-messages'
import { flat, type SentField, subjectOf } from './sent'
import { sentMessages } from './sent-messages'

/** What was sent, JSON, as a table of fields and values for who decides. */
export function SentFields({ value, label }: { value: unknown; label: string }) {
  const t = useMessages(messages)
  const words: Readonly<Record<string, string>> = useMessages(sentMessages)
  const said = (path: string) => {
    const own = path.replace(/^input\./, '')
    return words[own] ?? own
  }
  return (
    <Table<SentField>
      rowKey="path"
      size="small"
      aria-label={label}
      pagination={false}
      dataSource={flat(value)}
      columns={[
        {
          title: t.field,
          width: '35%',
          render: (_, one) => <span title={one.path}>{said(one.path)}</span>,
        },
        { title: t.value, className: 'xd-breaks', render: (_, one) => <Value value={one.value} /> },
      ]}
    />
  )
}

function Value({ value }: { value: string }) {
  const subject = subjectOf(value)
  return subject ? <SubjectText subject={subject} /> : <>{value}</>
}
