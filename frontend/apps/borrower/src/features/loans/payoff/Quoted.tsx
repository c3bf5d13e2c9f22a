import { useRead } from '@xindai/graphql'
import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { formatMoney, type MoneyText, minor } from '@xindai/money'
import { Amount } from '@xindai/ui'
import { useState } from 'react'
import { LinkButton } from '../../../shared/Button'
import { BigAmount, Card, Facts, Notice, Section } from '../../../shared/blocks'
import { Sheet } from '../../../shared/Sheet'
import { Reading } from '../../../shared/states'
import { Explained } from '../explain/Explained'
import '../loans.css'
import { useFresh, useLoanNews } from '../news'
import type { OwnCard } from '../pay/cards'
import { PayOffForm } from './PayOffForm'
import { OwnPayOffQuoteOfTodayDocument, type OwnPayOffQuoteOfTodayQuery } from './payoff.generated'
import { payoffMessages } from './payoff-messages'

type Quote = OwnPayOffQuoteOfTodayQuery['payoffQuote']

/** The quote of today, anew whenever the loan or the day has changed. */
export function Quoted({ loanId, cards }: { loanId: string; cards: readonly OwnCard[] }) {
  const read = useRead(OwnPayOffQuoteOfTodayDocument, { id: loanId })
  useLoanNews(loanId, read.reload)
  useFresh(read.reload)
  return (
    <Reading read={read}>
      {({ payoffQuote: quote }) => (
        <>
          <Total quote={quote} />
          <Made quote={quote} loanId={loanId} />
          <PayOffForm loanId={loanId} cards={cards} />
        </>
      )}
    </Reading>
  )
}

function Total({ quote }: { quote: Quote }) {
  const t = useMessages(payoffMessages)
  const language = useLanguage()
  const saved = minor(quote.saved.amount)
  const more = { ...quote.saved, amount: quote.saved.amount.replace('-', '') }
  return (
    <Card>
      <div className="x-stack">
        <BigAmount label={t.total} value={quote.total} />
        <p className="x-muted">
          {fill(t.valid, {
            date: formatDate(quote.on, language),
            perDiem: formatMoney(quote.perDiem),
          })}
        </p>
        {saved > 0n ? (
          <Notice tone="good">{fill(t.saved, { amount: formatMoney(quote.saved) })}</Notice>
        ) : null}
        {saved < 0n ? (
          <Notice tone="warn">{fill(t.costs, { amount: formatMoney(more) })}</Notice>
        ) : null}
      </div>
    </Card>
  )
}

function Made({ quote, loanId }: { quote: Quote; loanId: string }) {
  const t = useMessages(payoffMessages)
  const [open, setOpen] = useState(false)
  const parts: [string, MoneyText][] = [
    [t.principal, quote.principal],
    [t.interest, quote.interest],
    [t.fee, quote.fee],
    [t.penalty, quote.penalty],
    [t.earlyFee, quote.earlyFee],
    [t.credit, quote.credit],
    [t.toTheEnd, quote.toTheEnd],
  ]
  return (
    <Section
      title={t.parts}
      action={<LinkButton onPress={() => setOpen(true)}>{t.why}</LinkButton>}
    >
      <Card>
        <Facts
          items={parts
            .filter(([, value]) => minor(value.amount) !== 0n)
            .map(([name, value]) => [name, <Amount key={name} value={value} />])}
        />
      </Card>
      {open ? (
        <Sheet title={t.parts} onClose={() => setOpen(false)}>
          <Explained loanId={loanId} what="payoff" />
        </Sheet>
      ) : null}
    </Section>
  )
}
