import { useCode } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { formatPercent } from '@xindai/money'
import { Amount, DateText } from '@xindai/ui'
import { Facts } from '../../../shared/Facts'
import { PreviewDiff } from '../../../shared/loan/PreviewDiff'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { offerMessages } from './offer-messages'
import type { ActionProps } from './RequestActions'
import type { RequestOfPage } from './RequestPage'
import { RequestOfferExecuteDocument } from './request.generated'

export type SignedOffer = NonNullable<RequestOfPage['loan']>['hardshipOffers'][number]

/** The offer that the borrower has signed, where this request is about one. */
export function signedOffer(request: RequestOfPage): SignedOffer | undefined {
  return request.loan?.hardshipOffers.find(
    (one) => one.requestId === request.id && one.status === 'SIGNED',
  )
}

interface Props extends ActionProps {
  readonly offer: SignedOffer
  readonly onClose: () => void
}

/** Agrees to what the borrower signed: the loan gets exactly the schedule of it. */
export function OfferForm({ request, offer, onClose, onDone }: Props) {
  const t = useMessages(offerMessages)
  const code = useCode()
  return (
    <VerbDrawer
      title={`${t.agree} · ${request.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={RequestOfferExecuteDocument}
      initial={{}}
      toInput={() => ({ offerId: offer.id })}
      preview={(payload) => <PreviewDiff preview={payload.preview} />}
      submitText={t.agree}
      width={860}
    >
      <p className="xd-muted">{fill(t.hint, { number: offer.number })}</p>
      <Facts
        facts={[
          { label: t.kind, value: code('ReliefKind', offer.kind) },
          { label: t.difference, value: <Amount value={offer.costDifference} strong /> },
          {
            label: t.apr,
            value: `${formatPercent(offer.aprBefore)} → ${formatPercent(offer.aprAfter)}`,
          },
          { label: t.validUntil, value: <DateText value={offer.validUntil} /> },
        ]}
      />
    </VerbDrawer>
  )
}
