import { useCode, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { formatPercent, formatRate, minor } from '@xindai/money'
import { Amount, DateText } from '@xindai/ui'
import { Alert, Table } from 'antd'
import { useMemo } from 'react'
import { Facts } from '../../../shared/Facts'
import { at } from '../../../shared/json'
import { percentText } from '../../../shared/percent'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { goldenMessages, trialMessages } from '../golden-messages'
import { ProductTrialDocument, type ProductTrialQuery } from './quote.generated'
import { type Asked, trialTerms } from './trial'

type Preview = ProductTrialQuery['schedulePreview']

interface Props {
  readonly terms: unknown
  readonly asked: Asked
  readonly rate: string
  readonly price: { readonly rate: string; readonly level: string }
}

export function TrialResult({ terms, asked, rate, price }: Props) {
  const t = useMessages(trialMessages)
  const g = useMessages(goldenMessages)
  const code = useCode()
  const sent = useMemo(() => trialTerms(terms, asked, rate), [terms, asked, rate])
  const read = useRead(ProductTrialDocument, { terms: sent })
  const cap = at(terms, 'offer.apr_cap')
  return (
    <Ready read={read}>
      {({ schedulePreview: found }) => (
        <>
          {typeof cap === 'string' && isAbove(found.aprPercent, cap) ? (
            <Alert type="warning" showIcon title={fill(t.cap, { cap: formatRate(cap) })} />
          ) : null}
          <Section title={t.price}>
            <Facts
              facts={[
                { label: g.annualRate, value: formatRate(rate) },
                {
                  label: t.level,
                  value: `${price.rate} · ${code('ProductPriceLevel', price.level)}`,
                },
                { label: t.apr, value: <strong>{formatPercent(found.aprPercent)}</strong> },
                { label: g.instalment, value: <Amount value={found.instalment} /> },
                { label: g.interest, value: <Amount value={found.interest} /> },
                { label: g.fees, value: <Amount value={found.fee} /> },
                { label: t.totalPaid, value: <Amount value={found.total} strong /> },
              ]}
            />
          </Section>
          <Section title={t.schedule}>
            <Rows preview={found} />
          </Section>
        </>
      )}
    </Ready>
  )
}

/** Whether percent is above a cap, both compared to the fourth decimal. */
function isAbove(percent: string | null, cap: string): boolean {
  return percent !== null && minor(percent, 4) > minor(percentText(cap), 4)
}

const PARTS = ['total', 'principal', 'interest', 'fee'] as const

function Rows({ preview }: { preview: Preview }) {
  const t = useMessages(trialMessages)
  type Row = Preview['rows'][number]
  return (
    <Table<Row>
      rowKey="n"
      size="small"
      aria-label={t.schedule}
      pagination={preview.rows.length > 60 ? { pageSize: 60 } : false}
      scroll={{ x: 'max-content' }}
      dataSource={[...preview.rows]}
      columns={[
        { title: t.n, dataIndex: 'n', align: 'right' },
        { title: t.dueOn, render: (_, row) => <DateText value={row.dueOn} /> },
        ...PARTS.map((part) => ({
          title: t[part],
          key: part,
          align: 'right' as const,
          render: (_: unknown, row: Row) => <Amount value={row[part]} strong={part === 'total'} />,
        })),
        {
          title: t.balance,
          align: 'right',
          render: (_, row) => <Amount value={row.balanceAfter} />,
        },
      ]}
    />
  )
}
