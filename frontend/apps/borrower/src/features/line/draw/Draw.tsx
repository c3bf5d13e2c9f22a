import { useRead, useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { minor } from '@xindai/money'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Button } from '../../../shared/Button'
import { BigAmount, Card, Notice } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { Empty, Reading } from '../../../shared/states'
import { type Offer, offerOf } from '../../../shared/wish/offer'
import { type Saved, WishForm } from '../../../shared/wish/WishForm'
import { ApplicationSubmitDocument } from '../../../shared/wish/wish.generated'
import { lineMessages } from '../line-messages'
import { LineDrawDocument, type LineDrawQuery } from './draw.generated'

/** 额度借款: how much, for how long, what it costs; sent at once where nothing is missing. */
export function Component() {
  const t = useMessages(lineMessages)
  const navigate = useNavigate()
  const read = useRead(LineDrawDocument, {})
  const { send, busy } = useVerb(ApplicationSubmitDocument)
  const [refusal, setRefusal] = useState<string | null>(null)
  const submit = async ({ id, missing }: Saved) => {
    const path = encodeURIComponent(id)
    if (missing.length > 0) return navigate(`/apply/${path}`, { replace: true })
    const outcome = await send({ applicationId: id })
    if (outcome.kind !== 'refused') return navigate(`/applications/${path}`, { replace: true })
    setRefusal(outcome.errors[0]?.message ?? '')
    read.reload()
  }
  return (
    <Page title={t.drawTitle} back="/line">
      {refusal ? (
        <Notice tone="bad" alert>
          {refusal}
        </Notice>
      ) : null}
      {busy ? <p role="status">{t.sending}</p> : null}
      <Reading read={read}>{(data) => <Wish data={data} onSaved={submit} />}</Reading>
    </Page>
  )
}

function Wish(props: { data: LineDrawQuery; onSaved: (saved: Saved) => unknown }) {
  const t = useMessages(lineMessages)
  const source = sourceOf(props.data)
  const begun = props.data.me.applications.find(
    (one) => one.kind === 'DRAWING' && (one.status === 'DRAFT' || one.status === 'RETURNED'),
  )
  if (begun) {
    return (
      <Notice title={t.begunTitle}>
        <Button block to={`/apply/${encodeURIComponent(begun.id)}`}>
          {t.resume}
        </Button>
      </Notice>
    )
  }
  if (!source) {
    const action = <Button to="/line">{t.seeLine}</Button>
    return <Empty title={t.noneTitle} text={t.noneText} action={action} />
  }
  return (
    <>
      <Card>
        <BigAmount label={t.available} value={source.free} />
      </Card>
      <WishForm
        versionId={source.versionId}
        offer={source.offer}
        kind="DRAWING"
        most={source.most}
        submit={t.drawSubmit}
        onDone={props.onSaved}
      />
      <p className="x-hint">{t.drawNote}</p>
    </>
  )
}

interface Source {
  readonly versionId: string
  readonly offer: Offer
  readonly free: { readonly amount: string; readonly currency: string }
  /** What is free, or less where the product lends less. */
  readonly most: string
}

/** The product that draws from the line, and what is free for it; null where there is none. */
function sourceOf({ products, me }: LineDrawQuery): Source | null {
  const line = me.customer?.creditLine
  if (line?.status !== 'ACTIVE') return null
  for (const product of products) {
    const version = product.versions.find((one) => one.status === 'LISTED')
    const offer = version && offerOf(version.terms)
    const part = line.subLines.find((one) => one.product?.id === product.id)
    if (!version || !offer?.usesLine || (line.subLines.length > 0 && !part)) continue
    const free = part?.available ?? line.available
    if (minor(free.amount) === 0n) continue
    const isLess = offer.most !== null && minor(offer.most) < minor(free.amount)
    const most = isLess && offer.most !== null ? offer.most : free.amount
    return { versionId: version.id, offer, free, most }
  }
  return null
}
