import { useRead } from '@xindai/graphql'
import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { minor } from '@xindai/money'
import { Amount } from '@xindai/ui'
import { Facts } from '../../../shared/Facts'
import { Ready } from '../../../shared/Ready'
import { Explained } from '../explain/Explained'
import { fieldMessages } from './messages'
import { PayoffQuoteDocument } from './verbs.generated'

const PARTS = ['principal', 'interest', 'fee', 'penalty', 'earlyFee', 'credit'] as const

/** What closes the loan on a day. */
export function QuotePanel({ loanId, on }: { loanId: string; on: string | null }) {
  const t = useMessages(fieldMessages)
  const language = useLanguage()
  const read = useRead(PayoffQuoteDocument, { loanId, on, untilDays: 0 })
  return (
    <Ready read={read}>
      {({ payoffQuote: quote }) => (
        <section className="xd-quote" aria-label={fill(t.quote, { date: quote.on })}>
          <h3>{fill(t.quote, { date: formatDate(quote.on, language) })}</h3>
          <Facts
            facts={[
              {
                label: t.total,
                value: (
                  <Explained loanId={loanId} what="payoff" on={on} value={quote.total} strong />
                ),
              },
              ...PARTS.filter((name) => minor(quote[name].amount) !== 0n).map((name) => ({
                label: t[name],
                value: <Amount value={quote[name]} />,
              })),
              { label: t.perDiem, value: <Amount value={quote.perDiem} /> },
            ]}
          />
        </section>
      )}
    </Ready>
  )
}
