import { isPaper } from '../../../shared/wanted'
import { type Offer, offerOf } from '../../../shared/wish/offer'
import type { ApplyDraftQuery } from './draft.generated'

export type Draft = NonNullable<ApplyDraftQuery['application']>
export type Person = NonNullable<ApplyDraftQuery['me']['customer']>

export type StepName =
  | 'wish'
  | 'person'
  | 'documents'
  | 'card'
  | 'guarantor'
  | 'consents'
  | 'review'

/** What the version of a draft may be asked for; open where it is off the list by now. */
export function offerOfDraft(draft: Draft): Offer {
  const versions = draft.product?.versions ?? []
  return offerOf(versions.find((one) => one.id === draft.productVersionId)?.terms)
}

/** The steps of this draft, in their order. */
export function stepsOf(draft: Draft): StepName[] {
  const offer = offerOfDraft(draft)
  const steps: StepName[] = ['wish', 'person', 'documents']
  if (draft.kind !== 'LINE' && !offer.paysMerchant) steps.push('card')
  if (offer.needsGuarantor || lacksIn(draft, 'guarantor') || isAskedAt(draft, 'guarantor'))
    steps.push('guarantor')
  return [...steps, 'consents', 'review']
}

/** Where a field of `missing` is filled in. */
export function stepOf(field: string): StepName {
  if (field.startsWith('documents')) return 'documents'
  if (field === 'parties') return 'guarantor'
  if (field === 'bankCardId') return 'card'
  if (field === 'consents') return 'consents'
  return 'wish'
}

function lacksIn(draft: Draft, step: StepName): boolean {
  return draft.missing.some(({ field }) => stepOf(field) === step)
}

/** Where one goes on: the first step that is not done. */
export function resumeAt(draft: Draft, person: Person | null): StepName {
  const isKnown = person?.employment && person.monthlyAmounts.length > 0
  const open = stepsOf(draft).find((step) => {
    if (isAskedAt(draft, step)) return true
    if (step === 'person') return draft.status === 'DRAFT' && !isKnown
    if (step === 'documents' && wantedOf(draft, person).some((one) => one.state !== 'has'))
      return true
    return step === 'review' || lacksIn(draft, step)
  })
  return open ?? 'review'
}

export interface Wanted {
  readonly category: string
  readonly state: 'has' | 'lacks' | 'again'
}

/** The papers that a draft needs; what a return asks for has to be newer than the return. */
export function wantedOf(draft: Draft, person: Person | null): Wanted[] {
  const papers = (person?.documents ?? []).filter((one) => one.status !== 'REJECTED')
  const returns = draft.history.filter((one) => one.toStatus === 'RETURNED')
  const returnedAt = draft.status === 'RETURNED' ? (returns.at(-1)?.at ?? '') : ''
  const asked = supplementOf(draft)
  const required = offerOfDraft(draft).documents
  return [...new Set([...required, ...asked])].map((category) => {
    const own = papers.filter((one) => one.category === category)
    if (asked.includes(category) && !own.some((one) => one.addedAt > returnedAt))
      return { category, state: 'again' }
    const isMissing = draft.missing.some(({ field }) => field.toUpperCase().endsWith(category))
    return { category, state: isMissing ? 'lacks' : 'has' }
  })
}

/** The categories of papers among what a return asks for. */
export function supplementOf(draft: Draft): string[] {
  return draft.supplement.filter(isPaper).map((one) => one.toUpperCase())
}

const ASKED_AT: Readonly<Record<string, StepName>> = {
  amount: 'wish',
  instalments: 'wish',
  method: 'wish',
  purpose: 'wish',
  contacts: 'person',
  employment: 'person',
  monthly_amounts: 'person',
  address: 'person',
  bank_card: 'card',
  parties: 'guarantor',
}

/** Whether a return asks for something that is filled in at this step. */
function isAskedAt(draft: Draft, step: StepName): boolean {
  return draft.status === 'RETURNED' && draft.supplement.some((one) => ASKED_AT[one] === step)
}
