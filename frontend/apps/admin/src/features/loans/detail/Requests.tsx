import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Empty, Table } from 'antd'
import { Link } from 'react-router'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { requestMessages } from './desk-messages'
import type { LoanOfPage } from './LoanPage'

type Request = NonNullable<LoanOfPage['serviceRequests']>[number]

/** What the borrower has asked about this loan. */
export function Requests({ requests }: { requests: readonly Request[] }) {
  const t = useMessages(requestMessages)
  const code = useCode()
  return (
    <Section title={t.title}>
      <Table<Request>
        aria-label={t.title}
        rowKey="id"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...requests]}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.empty} /> }}
        columns={[
          {
            key: 'number',
            title: t.number,
            render: (_, row) => (
              <Link to={`/requests/${encodeURIComponent(row.id)}`}>{row.number}</Link>
            ),
          },
          { key: 'kind', title: t.kind, render: (_, row) => code('ServiceRequestKind', row.kind) },
          {
            key: 'reason',
            title: t.reason,
            render: (_, row) => code('ServiceRequestReason', row.reason),
          },
          {
            key: 'status',
            title: t.status,
            render: (_, row) => <StatusTag kind="ServiceRequestStatus" value={row.status} />,
          },
          {
            key: 'createdAt',
            title: t.createdAt,
            render: (_, row) => <DateTimeText value={row.createdAt} />,
          },
        ]}
      />
    </Section>
  )
}
