import { useCode } from '@xindai/graphql'
import { formatDuration, useLanguage, useMessages } from '@xindai/i18n'
import { Empty, Table } from 'antd'
import { messages } from './messages'
import type { ApplicationStatisticsQuery } from './statistics.generated'

type Row = ApplicationStatisticsQuery['applicationStateTimes'][number]

/** How long applications stayed in the states that they left. */
export function TimesTable({ rows }: { rows: readonly Row[] }) {
  const t = useMessages(messages)
  const code = useCode()
  const language = useLanguage()
  const time = (seconds: number) => formatDuration(seconds, language)
  const empty = <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.timesEmpty} />
  const right = 'right' as const
  return (
    <Table<Row>
      rowKey="status"
      size="small"
      pagination={false}
      dataSource={[...rows]}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: empty }}
      columns={[
        { key: 's', title: t.state, render: (_, row) => code('ApplicationStatus', row.status) },
        { key: 'n', title: t.count, align: right, render: (_, row) => row.count },
        { key: 'a', title: t.average, align: right, render: (_, row) => time(row.averageSeconds) },
        { key: 'm', title: t.median, align: right, render: (_, row) => time(row.medianSeconds) },
        { key: 'p', title: t.p90, align: right, render: (_, row) => time(row.p90Seconds) },
      ]}
    />
  )
}
