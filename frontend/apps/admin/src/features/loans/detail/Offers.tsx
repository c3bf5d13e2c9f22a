import { useCode } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { formatPercent } from '@xindai/money'
import { Amount, DateText } from '@xindai/ui'
import { Empty, Table } from 'antd'
import { Link } from 'react-router'
import { OFFER_TONES } from '../../../shared/loan/tones'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import type { LoanOfPage } from './LoanPage'
import { servicingMessages } from './servicing-messages'

type Offer = NonNullable<LoanOfPage['hardshipOffers']>[number]

/** Reliefs that the borrower chose; the desk answers a signed one where its request is. */
export function Offers({ offers }: { offers: readonly Offer[] }) {
  const t = useMessages(servicingMessages)
  const code = useCode()
  return (
    <Section title={t.offers}>
      <Table<Offer>
        aria-label={t.offers}
        rowKey="id"
        size="small"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...offers]}
        locale={{
          emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.noOffers} />,
        }}
        columns={[
          { key: 'number', title: t.number, render: (_, row) => row.number },
          { key: 'kind', title: t.kind, render: (_, row) => code('ReliefKind', row.kind) },
          {
            key: 'status',
            title: t.status,
            render: (_, row) => (
              <StatusTag kind="HardshipStatus" value={row.status} tones={OFFER_TONES} />
            ),
          },
          {
            key: 'difference',
            title: t.difference,
            align: 'right',
            render: (_, row) => <Amount value={row.costDifference} strong />,
          },
          {
            key: 'apr',
            title: t.apr,
            render: (_, row) => `${formatPercent(row.aprBefore)} → ${formatPercent(row.aprAfter)}`,
          },
          {
            key: 'validUntil',
            title: t.validUntil,
            render: (_, row) => <DateText value={row.validUntil} />,
          },
          {
            key: 'request',
            title: t.request,
            render: (_, row) =>
              row.requestId ? (
                <Link
                  to={`/requests/${encodeURIComponent(row.requestId)}`}
                  aria-label={fill(t.openOne, { number: row.number })}
                >
                  {t.open}
                </Link>
              ) : (
                '—'
              ),
          },
        ]}
      />
    </Section>
  )
}
