import { useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { DateText } from '@xindai/ui'
import { Tag } from 'antd'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { messages } from '../messages'
import { type Answer, type Shape, useNamed } from '../shape'

type Agreement = Answer['agreements'][number]

/** The report's totals beside the ledger's. */
export function Ledger({ shape, answer }: { shape: Shape; answer: Answer }) {
  const t = useMessages(messages)
  const named = useNamed()
  return (
    <Section title={t.ledger}>
      <SimpleTable<Agreement>
        label={t.ledger}
        rows={answer.agreements}
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

function Verdict({ one }: { one: Agreement }) {
  const t = useMessages(messages)
  if (one.difference === null) return <Tag>{t.noBooks}</Tag>
  const agrees = /^-?[0.]+$/.test(one.difference.amount)
  return <Tag color={agrees ? 'success' : 'error'}>{agrees ? t.agrees : t.differs}</Tag>
}
