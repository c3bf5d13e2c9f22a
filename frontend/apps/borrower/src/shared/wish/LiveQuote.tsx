import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { formatPercent, formatRate } from '@xindai/money'
import { useEffect, useState } from 'react'
import { LinkButton } from '../Button'
import { Card, Notice, Section } from '../blocks'
import { PlanFigures, SchedulePlan } from '../SchedulePlan'
import { Sheet } from '../Sheet'
import { Loading } from '../states'
import { ProductQuoteDocument } from './wish.generated'
import { wishMessages } from './wish-messages'

export interface Wish {
  readonly versionId: string
  readonly amount: string
  readonly instalments: number
  readonly method: string
  readonly subProduct: string | null
}

const PAUSE_MS = 350

/** 试算 of what is wished, anew after each change; the server computes, and says what is wrong. */
export function LiveQuote({ wish }: { wish: Wish | null }) {
  const t = useMessages(wishMessages)
  const settled = useSettled(wish)
  const [open, setOpen] = useState(false)
  const { data, problem } = useRead(
    ProductQuoteDocument,
    settled ?? { versionId: '', amount: '', instalments: 0, method: '' },
    { pause: settled === null, policy: 'cache-first' },
  )
  const quote = settled && !problem ? data?.productQuote : undefined
  return (
    <Section title={t.quoteTitle}>
      <Card>
        <div className="x-stack" aria-live="polite">
          {settled === null ? <p className="x-muted">{t.quoteWait}</p> : null}
          {settled && problem ? <Notice tone="warn">{problem.message}</Notice> : null}
          {settled && !problem && !quote ? <Loading lines={3} /> : null}
          {quote ? (
            <>
              <PlanFigures
                monthly={quote.schedule.instalment}
                apr={formatPercent(quote.schedule.aprPercent)}
                rate={formatRate(quote.annualRate)}
                interest={quote.schedule.interest}
                fee={quote.schedule.fee}
                total={quote.schedule.total}
              />
              <LinkButton onPress={() => setOpen(true)}>{t.plan}</LinkButton>
              <p className="x-hint">{t.quoteNote}</p>
            </>
          ) : null}
        </div>
      </Card>
      {open && quote ? (
        <Sheet title={t.plan} onClose={() => setOpen(false)}>
          <SchedulePlan rows={quote.schedule.rows} />
        </Sheet>
      ) : null}
    </Section>
  )
}

/** What is wished once nothing was typed for a moment. */
function useSettled(wish: Wish | null): Wish | null {
  const text = JSON.stringify(wish)
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return JSON.parse(settled) as Wish | null
}
