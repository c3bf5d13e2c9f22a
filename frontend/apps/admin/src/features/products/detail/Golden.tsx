import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { formatAmount, formatPercent } from '@xindai/money'
import { Button } from 'antd'
import { useState } from 'react'
import { asObject, at } from '../../../shared/json'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusMark } from '../../../shared/StatusMark'
import { useSession } from '../../../shell/session'
import { goldenMessages } from '../golden-messages'
import { useWords } from '../terms/useWords'
import { AddCase } from './AddCase'
import { Moves } from './Moves'
import type { GoldenCase, ProductOfPage, Version } from './ProductPage'
import { ProductMovesDocument, type ProductMovesQuery } from './product.generated'

type Move = ProductMovesQuery['productGoldenMoves'][number]

interface Props {
  readonly product: ProductOfPage
  readonly version: Version
  readonly cases: readonly GoldenCase[]
  readonly reload: () => void
}

/** The promised figures, and whether this version keeps them. */
export function Golden({ product, version, cases, reload }: Props) {
  const t = useMessages(goldenMessages)
  const { can } = useSession()
  const [adding, setAdding] = useState(false)
  const read = useRead(ProductMovesDocument, { version: version.id })
  const add = can('product.change_draft') ? (
    <Button onClick={() => setAdding(true)}>{t.add}</Button>
  ) : null
  return (
    <Section title={t.title} extra={add}>
      <p className="xd-muted">{t.sub}</p>
      <Ready read={read}>
        {({ productGoldenMoves }) => (
          <>
            <Cases cases={cases} moves={productGoldenMoves} />
            {productGoldenMoves.length > 0 ? <Moves moves={productGoldenMoves} /> : null}
          </>
        )}
      </Ready>
      <AddCase
        product={product}
        open={adding}
        onClose={() => setAdding(false)}
        onDone={() => {
          reload()
          read.reload()
        }}
      />
    </Section>
  )
}

function Cases({ cases, moves }: { cases: readonly GoldenCase[]; moves: readonly Move[] }) {
  const t = useMessages(goldenMessages)
  const { say } = useWords()
  const given = (name: string, kind: 'money' | 'percent' | 'whole' | 'choice' | 'text') => ({
    title: t[name as 'principal'],
    right: kind === 'money' || kind === 'percent' || kind === 'whole',
    render: (row: GoldenCase) => say(at(asObject(row.given), name), kind),
  })
  const expected = (row: GoldenCase, name: string) => {
    const value = at(asObject(row.expected), name)
    return typeof value === 'string' ? value : null
  }
  const amount = (name: 'instalment' | 'interest' | 'total') => ({
    title: t[name],
    right: true,
    render: (row: GoldenCase) => {
      const value = expected(row, name)
      return value ? formatAmount(value) : (expected(row, 'refused') ?? '—')
    },
  })
  return (
    <SimpleTable<GoldenCase>
      label={t.title}
      rows={cases}
      keyOf={(row) => row.id}
      empty={t.empty}
      columns={[
        { title: t.name, render: (row) => row.name },
        given('principal', 'money'),
        given('annualRate', 'percent'),
        given('instalments', 'whole'),
        given('method', 'choice'),
        given('disbursedOn', 'text'),
        amount('instalment'),
        amount('interest'),
        amount('total'),
        {
          title: t.annual_cost_percent,
          right: true,
          render: (row) => formatPercent(expected(row, 'annual_cost_percent')),
        },
        {
          title: t.result,
          render: (row) => {
            const isMoved = moves.some((move) => move.case === row.name)
            return <StatusMark ok={!isMoved} text={isMoved ? t.moved : t.same} />
          },
        },
      ]}
    />
  )
}
