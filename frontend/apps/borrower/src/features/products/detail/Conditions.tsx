import { useCode } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import type { ReactNode } from 'react'
import { Card, Facts, Section } from '../../../shared/blocks'
import { useMethod } from '../../../shared/wish/methods'
import type { Offer } from '../../../shared/wish/offer'
import { productMessages } from '../products-messages'

/** 产品说明: what may be asked for, and what has to be brought. */
export function Conditions({ offer }: { offer: Offer }) {
  const t = useMessages(productMessages)
  const code = useCode()
  const method = useMethod()
  const money = (amount: string) => formatMoney({ amount, currency: offer.currency })
  const items: [string, ReactNode][] = []
  if (offer.least && offer.most)
    items.push([
      t.amounts,
      fill(t.amountRange, { least: money(offer.least), most: money(offer.most) }),
    ])
  items.push([t.terms, fill(t.termRange, { fewest: offer.fewest, longest: offer.longest })])
  items.push([t.methods, offer.methods.map(method).join(' / ')])
  if (offer.documents.length > 0) {
    const names = offer.documents.map((one) => code('CustomerDocumentCategory', one))
    items.push([t.documents, names.join(' / ')])
  }
  if (offer.needsGuarantor) items.push([t.guarantor, t.yes])
  return (
    <Section title={t.conditions}>
      <Card>
        <Facts items={items} />
      </Card>
    </Section>
  )
}
