import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { minor } from '@xindai/money'
import type { LoanOfPage } from '../detail/LoanPage'
import type { verbMessages } from './messages'
import * as documents from './verbs.generated'

export type VerbName = keyof typeof verbMessages
export type VerbDocument = TypedDocumentNode<
  { readonly command: documents.LoanVerbResultFragment },
  { input: object }
>
export type FieldName =
  | 'amount'
  | 'amountOptional'
  | 'choice'
  | 'component'
  | 'name'
  | 'instalments'
  | 'instalmentsNew'
  | 'dues'
  | 'annualRate'
  | 'annualRateOptional'
  | 'gracePrincipal'
  | 'nextDueOn'
  | 'until'
  | 'value'
  | 'event'

/** A command on a loan: who may, when it makes sense, and what it asks for besides the value date. */
export interface LoanVerb {
  readonly name: VerbName
  readonly permission: string
  readonly group: 'money' | 'plan' | 'books'
  readonly document: VerbDocument
  readonly fields: readonly FieldName[]
  readonly when: (loan: LoanOfPage) => boolean
  readonly danger?: boolean
}

/** All the commands answer alike; only the name of their answer differs. */
function like<D, V>(document: TypedDocumentNode<D, V>): VerbDocument {
  return document as unknown as VerbDocument
}

const active = (loan: LoanOfPage) => loan.status === 'ACTIVE'
const hasCredit = (loan: LoanOfPage) => minor(loan.credit.amount) > 0n
const awaitsMoney = (loan: LoanOfPage) =>
  (loan.status === 'PENDING' || loan.status === 'ACTIVE') &&
  minor(loan.disbursed.amount) < minor(loan.principal.amount)

function verb(
  name: VerbName,
  group: LoanVerb['group'],
  document: VerbDocument,
  fields: readonly FieldName[],
  rest: Partial<LoanVerb> = {},
): LoanVerb {
  return { name, group, document, fields, permission: `loan.${name}`, when: active, ...rest }
}

const d = documents
/** In the order in which the menus show them. */
export const VERBS: readonly LoanVerb[] = [
  verb('repay', 'money', like(d.LoanRepayDocument), ['amount']),
  verb('prepay', 'money', like(d.LoanPrepayDocument), ['amount', 'choice']),
  verb('payoff', 'money', like(d.LoanPayOffDocument), ['amountOptional']),
  verb('disburse', 'money', like(d.LoanDisburseDocument), ['amount'], { when: awaitsMoney }),
  verb('recovery', 'money', like(d.LoanRecoverDocument), ['amount'], {
    when: (loan) => loan.status === 'WRITTEN_OFF',
  }),
  verb('refund', 'money', like(d.LoanRefundDocument), ['amount'], { when: hasCredit }),
  verb('merchant_refund', 'money', like(d.LoanMerchantRefundDocument), ['amount']),
  verb('charge_fee', 'money', like(d.LoanChargeFeeDocument), ['amount', 'name']),
  verb('waive', 'plan', like(d.LoanWaiveDocument), ['component', 'amount']),
  verb('shift_due', 'plan', like(d.LoanShiftDueDocument), ['dues']),
  verb('extend', 'plan', like(d.LoanExtendDocument), ['instalments']),
  verb('shorten', 'plan', like(d.LoanShortenDocument), ['instalments']),
  verb('restructure', 'plan', like(d.LoanRestructureDocument), [
    'instalmentsNew',
    'annualRateOptional',
    'gracePrincipal',
    'nextDueOn',
  ]),
  verb('rate_change', 'plan', like(d.LoanRateChangeDocument), ['annualRate']),
  verb('pause', 'plan', like(d.LoanPauseDocument), ['until']),
  verb('non_accrual', 'books', like(d.LoanNonAccrualDocument), ['value']),
  verb('reverse', 'books', like(d.LoanReverseDocument), ['event'], {
    when: (loan) => loan.transactions.some((one) => !one.reversed),
    danger: true,
  }),
  verb('write_off', 'books', like(d.LoanWriteOffDocument), [], { danger: true }),
]

/** The commands that this person may send to a loan as it stands. */
export function verbsFor(loan: LoanOfPage, can: (permission: string) => boolean) {
  return VERBS.filter((one) => can(one.permission) && one.when(loan))
}
