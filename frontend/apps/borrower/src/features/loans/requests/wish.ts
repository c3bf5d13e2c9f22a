import type {
  ServiceRequestKind,
  ServiceRequestReason,
  ServiceRequestSubmitInput,
} from '@xindai/graphql/schema'

/** The form of a request, all of it text. A type, so that it is a record of values. */
export type Wished = {
  kind: string
  reason: string
  instalments: string
  fromDue: string
  toDue: string
  until: string
  monthly: string
  text: string
}

export const EMPTY: Wished = {
  kind: '',
  reason: '',
  instalments: '',
  fromDue: '',
  toDue: '',
  until: '',
  monthly: '',
  text: '',
}

type WishField = 'instalments' | 'fromDue' | 'toDue' | 'until' | 'monthly'

/** Which fields a kind of request has; the server refuses the others. */
export const FIELDS: Readonly<Record<ServiceRequestKind, readonly WishField[]>> = {
  EXTENSION: ['instalments'],
  DUE_SHIFT: ['fromDue', 'toDue'],
  PAYMENT_HOLIDAY: ['until'],
  RESTRUCTURE: ['instalments', 'monthly'],
  REPAYMENT_METHOD_CHANGE: [],
  OTHER: [],
}

/** A count of instalments as it is typed. */
export function isWhole(text: string): boolean {
  return /^\d{1,4}$/.test(text.trim())
}

/** What is sent: only what the kind has, nothing that was typed under another one before. */
export function inputOf(
  loanId: string,
  values: Wished,
  documentIds: readonly string[],
): Omit<ServiceRequestSubmitInput, 'idempotencyKey'> {
  const kind = values.kind as ServiceRequestKind
  const of = (field: WishField) =>
    FIELDS[kind].includes(field) ? values[field].trim() || null : null
  const instalments = of('instalments')
  return {
    loanId,
    kind,
    reason: values.reason as ServiceRequestReason,
    instalments: instalments === null ? null : Number(instalments),
    fromDue: of('fromDue'),
    toDue: of('toDue'),
    until: of('until'),
    monthly: of('monthly'),
    text: values.text.trim() || null,
    documentIds: [...documentIds],
  }
}
