import { WishForm } from '../../../shared/wish/WishForm'
import type { StepProps } from '../draft/Draft'
import { offerOfDraft } from '../draft/steps'

/** 金额与期限, changed. */
export function WishStep({ draft, next }: StepProps) {
  const offer = offerOfDraft(draft)
  return (
    <WishForm
      versionId={draft.productVersionId}
      applicationId={draft.id}
      offer={offer}
      known={{
        amount: draft.amount?.amount ?? '',
        instalments: draft.instalments === null ? '' : String(draft.instalments),
        method: draft.method ?? offer.methods[0] ?? '',
        purpose: draft.purpose ?? '',
        subProduct: draft.subProduct ?? '',
      }}
      onDone={next}
    />
  )
}
