import type { ContractOfPage } from '../detail/ContractPage'

export type ActionName =
  | 'payOut'
  | 'openLoan'
  | 'inPerson'
  | 'witness'
  | 'seal'
  | 'change'
  | 'cancel'

interface Action {
  readonly name: ActionName
  readonly permission: string
  readonly when: (contract: ContractOfPage) => boolean
  readonly danger?: boolean
}

const is =
  (...states: readonly string[]) =>
  (contract: ContractOfPage) =>
    states.includes(contract.status)
/** A paper contract that staff recorded; those taken over with a portfolio have their loan. */
const isPaper = ({ status, source }: ContractOfPage) => status === 'RECORDED' && source === 'staff'
/** Nothing is on its way to the borrower, as far as one sees; a failed attempt counts as none. */
const isUnpaid = ({ disbursement }: ContractOfPage) =>
  !disbursement || disbursement.status === 'FAILED'

const ACTIONS: readonly Action[] = [
  {
    name: 'payOut',
    permission: 'disbursement.start',
    when: (one) => (is('SEALED')(one) || isPaper(one)) && !one.disbursement,
  },
  {
    name: 'openLoan',
    permission: 'loan.open',
    when: (one) => isPaper(one) && !one.disbursement,
  },
  { name: 'inPerson', permission: 'contract.sign_in_person', when: is('DRAFT') },
  { name: 'witness', permission: 'contract.sign_in_person', when: is('DRAFT') },
  { name: 'seal', permission: 'contract.seal', when: is('SIGNED') },
  {
    name: 'change',
    permission: 'contract.change',
    when: (one) => is('DRAFT', 'SIGNED', 'SEALED')(one) && isUnpaid(one),
  },
  {
    name: 'cancel',
    permission: 'contract.cancel',
    when: (one) => is('DRAFT', 'SIGNED', 'SEALED')(one) && isUnpaid(one),
    danger: true,
  },
]

/** What this person may do with a contract as it stands; the server decides again. */
export function actionsFor(contract: ContractOfPage, can: (permission: string) => boolean) {
  return ACTIONS.filter(({ permission, when }) => can(permission) && when(contract))
}

/** The hash of the document that is to be signed: the newest one. */
export function newestHash(contract: ContractOfPage): string {
  return contract.documents.at(-1)?.sha256 ?? ''
}
