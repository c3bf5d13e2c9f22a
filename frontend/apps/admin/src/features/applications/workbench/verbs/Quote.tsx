import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { formatPercent } from '@xindai/money'
import { Amount } from '@xindai/ui'
import { Alert, Form, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { Facts } from '../../../../shared/Facts'
import { ReviewQuoteDocument } from '../more.generated'
import type { PlanOf } from '../types'
import { changeOf } from './changeOf'
import { verbMessages } from './verb-messages'

const CALM_MS = 400

/** What the figures of the form come to, as the server computes it, a moment after the last key. */
export function Quote({ id, proposal }: { id: string; proposal: PlanOf }) {
  const t = useMessages(verbMessages)
  const form = Form.useFormInstance()
  const values = Form.useWatch([], form) as Parameters<typeof changeOf>[1] | undefined
  const wanted = useCalm(changeOf(proposal, values ?? {}))
  const { data, problem, loading } = useRead(
    ReviewQuoteDocument,
    { id, ...wanted },
    { policy: 'network-only' },
  )
  const quote = data?.applicationReviewQuote
  return (
    <section aria-label={t.quote} aria-live="polite">
      <h3>{t.quote}</h3>
      {problem ? <Alert type="warning" showIcon title={problem.message} /> : null}
      {loading ? <Spin size="small" /> : null}
      {quote && !problem ? (
        <Facts
          facts={[
            { label: t.instalment, value: <Amount value={quote.instalment} strong /> },
            { label: t.apr, value: formatPercent(quote.aprPercent) },
            { label: t.interest, value: <Amount value={quote.interest} /> },
            { label: t.fee, value: <Amount value={quote.fee} /> },
            { label: t.total, value: <Amount value={quote.total} /> },
          ]}
        />
      ) : null}
    </section>
  )
}

/** The value once it has stayed the same for a moment. */
function useCalm<V extends object>(value: V): V {
  const [calm, setCalm] = useState(value)
  const text = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setCalm(JSON.parse(text) as V), CALM_MS)
    return () => clearTimeout(timer)
  }, [text])
  return calm
}
