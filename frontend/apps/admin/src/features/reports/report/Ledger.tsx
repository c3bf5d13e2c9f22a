import { fill, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { DateText } from '@xindai/ui'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { messages } from '../messages'
import { type Answer, type Shape, useNamed } from '../shape'

type Agreement = Answer['agreements'][number]

/** The report's totals beside the ledger's. */
export function Ledger({ shape, answer }: { shape: Shape; answer: Answer }) {
  const t = useMessages(messages)
  const named = useNamed()
  const [shown, setShown] = useState(false)
  const all = answer.agreements
  const rows = shown ? all : brief(all)
  const extra =
    rows.length < all.length ? (
      <Button onClick={() => setShown(true)}>{fill(t.ledgerAll, { n: all.length })}</Button>
    ) : undefined
  return (
    <Section title={t.ledger} extra={extra}>
      <SimpleTable<Agreement>
        label={t.ledger}
        rows={rows}
        keyOf={(one) => `${one.figure} ${one.on}`}
        empty={t.ledgerNone}
        columns={[
          {
            title: t.ledgerFigure,
            render: (one) => named(shape.figures.find(({ name }) => name === one.figure)),
          },
          { title: t.ledgerOn, render: (one) => <DateText value={one.on} /> },
          { title: t.ledgerAccounts, render: (one) => one.accounts.join(', ') },
          { title: t.ledgerReport, right: true, render: (one) => formatMoney(one.report) },
          { title: t.ledgerBooks, right: true, render: (one) => formatMoney(one.ledger) },
          {
            title: t.ledgerGap,
            right: true,
            render: (one) => (
              <>
                {formatMoney(one.difference)} <Verdict one={one} />
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}

/** The newest day of each figure, and whatever does not agree. */
export function brief(all: readonly Agreement[]): readonly Agreement[] {
  const met = new Set<string>()
  return all.filter((one) => {
    const isNew = !met.has(one.figure)
    met.add(one.figure)
    return isNew || !agrees(one)
  })
}

/** A day before the books has nothing to disagree with. */
function agrees(one: Agreement): boolean {
  return one.difference === null || /^-?[0.]+$/.test(one.difference.amount)
}

function Verdict({ one }: { one: Agreement }) {
  const t = useMessages(messages)
  if (one.difference === null) return <Tag>{t.noBooks}</Tag>
  const isGood = agrees(one)
  return <Tag color={isGood ? 'success' : 'error'}>{isGood ? t.agrees : t.differs}</Tag>
}
