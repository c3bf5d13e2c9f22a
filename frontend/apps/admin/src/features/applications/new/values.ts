import type { ApplicationDraftInput, ApplicationPartyRole } from '@xindai/graphql/schema'
import type { DraftQuery } from './draft.generated'

export type Draft = NonNullable<DraftQuery['application']>

export interface Party {
  readonly role: ApplicationPartyRole
  readonly name: string
  readonly idNumber: string
  readonly phone: string
}

/** The form; `undefined` is what nobody has filled in. */
export interface Values {
  readonly productVersionId?: string
  readonly kind?: ApplicationDraftInput['kind']
  readonly subProduct?: string
  readonly amount?: string
  readonly instalments?: number
  readonly method?: string
  readonly purpose?: ApplicationDraftInput['purpose']
  readonly channel?: string
  readonly bankCardId?: string
  readonly merchantId?: string
  readonly documentIds?: readonly string[]
  readonly parties?: readonly Party[]
}

export function valuesOf(draft: Draft): Values {
  return {
    productVersionId: draft.productVersionId,
    kind: draft.kind,
    subProduct: draft.subProduct ?? undefined,
    amount: draft.amount?.amount,
    instalments: draft.instalments ?? undefined,
    method: draft.method ?? undefined,
    purpose: draft.purpose ?? undefined,
    channel: draft.channel,
    bankCardId: draft.bankCardId ?? undefined,
    merchantId: draft.merchantId ?? undefined,
    documentIds: draft.documentIds,
    parties: [],
  }
}

/** As the server takes it: nothing of a thing leaves it, and no parties leave those of before. */
export function inputOf(
  values: Values,
  draft: { readonly id: string } | null,
  customerId: string,
): ApplicationDraftInput {
  const { parties = [], documentIds, productVersionId, channel, ...figures } = values
  return {
    ...figures,
    ...(draft
      ? { applicationId: draft.id }
      : { customerId, productVersionId, channel: channel ?? 'branch' }),
    documentIds: documentIds ? [...documentIds] : null,
    parties: parties.length > 0 ? parties.map((party) => ({ ...party })) : null,
  } as ApplicationDraftInput
}
