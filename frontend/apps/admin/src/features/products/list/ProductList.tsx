import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Named } from '@xindai/ui'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { at } from '../../../shared/json'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { useSession } from '../../../shell/session'
import { messages } from '../messages'
import { useWords } from '../terms/useWords'
import { VERSION_TONES } from '../tones'
import { CreateProduct } from './CreateProduct'
import { ProductListDocument, type ProductListQuery } from './products.generated'

export type Row = ProductListQuery['products'][number]

/** What is sold, and where the newest terms of each stand. */
export function Component() {
  const t = useMessages(messages)
  const { can } = useSession()
  const [creating, setCreating] = useState(false)
  const read = useRead(ProductListDocument, {})
  return (
    <Page
      title={t.title}
      sub={t.sub}
      actions={
        can('product.create') ? (
          <Button type="primary" onClick={() => setCreating(true)}>
            {t.create}
          </Button>
        ) : null
      }
    >
      <Section>
        <Ready read={read}>{(data) => <ProductTable rows={data.products} />}</Ready>
      </Section>
      <CreateProduct
        open={creating}
        products={read.data?.products ?? []}
        onClose={() => setCreating(false)}
      />
    </Page>
  )
}

/** The version that counts: the one on offer, else the newest. */
function shownOf(row: Row) {
  return row.versions.find(({ status }) => status === 'LISTED') ?? row.versions.at(-1)
}

function ProductTable({ rows }: { rows: readonly Row[] }) {
  const t = useMessages(messages)
  const { say } = useWords()
  const range = (row: Row, path: string, kind: 'money' | 'whole') => {
    const terms = shownOf(row)?.terms
    if (at(terms, path) === undefined) return '—'
    return `${say(at(terms, `${path}.min`), kind)} – ${say(at(terms, `${path}.max`), kind)}`
  }
  return (
    <SimpleTable
      label={t.title}
      rows={rows}
      keyOf={(row) => row.id}
      empty={t.empty}
      columns={[
        {
          title: t.name,
          render: (row) => (
            <Link to={`/products/${encodeURIComponent(row.id)}`}>
              <Named value={row} />
            </Link>
          ),
        },
        { title: t.code, render: (row) => row.code },
        { title: t.kind, render: (row) => say(at(shownOf(row)?.terms, 'offer.kind'), 'choice') },
        {
          title: t.amount,
          right: true,
          render: (row) => <span className="xd-amount">{range(row, 'offer.amount', 'money')}</span>,
        },
        {
          title: t.instalments,
          right: true,
          render: (row) => range(row, 'offer.instalments', 'whole'),
        },
        {
          title: t.rate,
          right: true,
          render: (row) => say(at(shownOf(row)?.terms, 'offer.annual_rate.list'), 'percent'),
        },
        {
          title: t.newest,
          render: ({ versions }) => {
            const last = versions.at(-1)
            return last ? (
              <Space>
                {fill(t.versionN, { n: last.version })}
                <StatusTag kind="ProductVersionStatus" value={last.status} tones={VERSION_TONES} />
              </Space>
            ) : null
          },
        },
      ]}
    />
  )
}
