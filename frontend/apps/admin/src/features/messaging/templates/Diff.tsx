import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Empty } from 'antd'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { messages } from './messages'
import { differences, type TextRow } from './texts'

/** What this version says otherwise than the one in force. */
export function Diff(props: { before: readonly TextRow[]; after: readonly TextRow[] }) {
  const t = useMessages(messages)
  const code = useCode()
  const rows = differences(props.before, props.after)
  return (
    <Section title={t.tabDiff}>
      {rows.length === 0 ? (
        <Empty description={t.same} />
      ) : (
        <SimpleTable
          label={t.tabDiff}
          rows={rows}
          keyOf={(row) => `${row.channel}.${row.language}.${row.part}`}
          columns={[
            {
              title: t.channels,
              render: (row) =>
                `${code('ContactChannel', row.channel)} · ${row.language === 'zh' ? t.zh : t.en} · ${t[row.part]}`,
            },
            {
              title: t.removed,
              render: (row) => <del className="xm-text">{row.before}</del>,
            },
            { title: t.added, render: (row) => <ins className="xm-text">{row.after}</ins> },
          ]}
        />
      )}
    </Section>
  )
}
