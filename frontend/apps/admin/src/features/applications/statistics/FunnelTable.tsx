import type { ApplicationFunnelGroup } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { Empty, Table } from 'antd'
import { useChannel } from '../parts/useChannels'
import { type FunnelRow, STEPS, share } from './counts'
import { messages } from './messages'

interface Props {
  readonly rows: readonly FunnelRow[]
  readonly groupBy: ApplicationFunnelGroup
}

/** One row a day, product, channel or officer. */
export function FunnelTable({ rows, groupBy }: Props) {
  const t = useMessages(messages)
  const channel = useChannel()
  const name = ({ key }: FunnelRow) => {
    if (groupBy === 'DAY') return <DateText value={key} />
    return groupBy === 'CHANNEL' ? channel(key) : key
  }
  const heads: Readonly<Record<ApplicationFunnelGroup, string>> = {
    DAY: t.day,
    PRODUCT: t.product,
    CHANNEL: t.channel,
    OFFICER: t.officer,
  }
  const ends = ['rejected', 'withdrawn', 'expired'] as const
  return (
    <Table<FunnelRow>
      rowKey="key"
      size="small"
      pagination={false}
      dataSource={[...rows]}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.empty} /> }}
      columns={[
        { key: 'key', title: heads[groupBy], render: (_, row) => name(row) },
        ...STEPS.map((step) => ({
          key: step,
          title: t[step],
          align: 'right' as const,
          render: (_: unknown, row: FunnelRow) => (
            <span title={`${share(row[step], row.submitted)} ${t.ofSubmitted}`}>{row[step]}</span>
          ),
        })),
        ...ends.map((end) => ({
          key: end,
          title: t[end],
          align: 'right' as const,
          render: (_: unknown, row: FunnelRow) => row[end],
        })),
        {
          key: 'submittedAmount',
          title: t.submittedAmount,
          align: 'right' as const,
          render: (_: unknown, row: FunnelRow) => <Amount value={row.submittedAmount} />,
        },
        {
          key: 'disbursedAmount',
          title: t.disbursedAmount,
          align: 'right' as const,
          render: (_: unknown, row: FunnelRow) => <Amount value={row.disbursedAmount} />,
        },
      ]}
    />
  )
}
