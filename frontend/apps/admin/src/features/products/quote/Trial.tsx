import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { formatRate } from '@xindai/money'
import { useState } from 'react'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { useSession } from '../../../shell/session'
import type { Version } from '../detail/ProductPage'
import { trialMessages } from '../golden-messages'
import { ProductPriceDocument } from './quote.generated'
import { TrialForm } from './TrialForm'
import { TrialResult } from './TrialResult'
import { firstAsked, priceOf } from './trial'

/** A quote by this version's terms: price, schedule and yearly cost, all from the server. */
export function Trial({ version }: { version: Version }) {
  const t = useMessages(trialMessages)
  const { businessDate } = useSession()
  const [asked, setAsked] = useState(() => firstAsked(version.terms, businessDate))
  const price = useRead(ProductPriceDocument, { version: version.id, ...priceOf(asked) })
  return (
    <div className="xd-stack">
      <Section title={t.ask}>
        <p className="xd-muted">{t.hint}</p>
        <TrialForm terms={version.terms} asked={asked} onAsk={setAsked} />
      </Section>
      <Ready read={price}>
        {({ productPrice }) => (
          <TrialResult
            terms={version.terms}
            asked={asked}
            rate={asked.annualRate || productPrice.annualRate}
            price={{ rate: formatRate(productPrice.annualRate), level: productPrice.level }}
          />
        )}
      </Ready>
    </div>
  )
}
