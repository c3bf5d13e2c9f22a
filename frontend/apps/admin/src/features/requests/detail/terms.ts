import { rateOfPercent } from '@xindai/money'

/** The form of an approval: what of it counts is told by the kind of the request. */
export interface ApproveValues {
  readonly on?: string
  readonly answer?: string
  readonly instalments?: number | null
  readonly annualRate?: string
  readonly gracePrincipal?: number | null
  readonly nextDueOn?: string
  readonly fromDue?: string
  readonly toDue?: string
  readonly until?: string
}

interface Wish {
  readonly instalments: number | null
  readonly fromDue: string | null
  readonly toDue: string | null
  readonly until: string | null
}

/** The permission of the loan's verb that a request of this kind ends in; none: words alone. */
export const VERB_PERMISSION: Readonly<Record<string, string | undefined>> = {
  EXTENSION: 'loan.extend',
  DUE_SHIFT: 'loan.shift_due',
  PAYMENT_HOLIDAY: 'loan.pause',
  RESTRUCTURE: 'loan.restructure',
}

/** The command's terms out of the form. */
export function termsOf(kind: string, values: ApproveValues): object {
  const { on, answer, instalments, annualRate, gracePrincipal, nextDueOn } = values
  const common = { ...(on ? { on } : {}), ...(answer ? { answer } : {}) }
  switch (kind) {
    case 'EXTENSION':
      return { ...common, extend: { instalments } }
    case 'DUE_SHIFT':
      return { ...common, shiftDue: { fromDue: values.fromDue, toDue: values.toDue } }
    case 'PAYMENT_HOLIDAY':
      return { ...common, pause: { until: values.until } }
    case 'RESTRUCTURE':
      return {
        ...common,
        restructure: {
          ...(instalments ? { instalments } : {}),
          ...(annualRate ? { annualRate: rateOfPercent(annualRate) } : {}),
          ...(gracePrincipal ? { gracePrincipal } : {}),
          ...(nextDueOn ? { nextDueOn } : {}),
        },
      }
    default:
      return common
  }
}

/** What the borrower wished for, as the form begins with it. */
export function wished(wish: Wish): ApproveValues {
  return {
    instalments: wish.instalments,
    fromDue: wish.fromDue ?? undefined,
    toDue: wish.toDue ?? undefined,
    until: wish.until ?? undefined,
  }
}
