import type { ContractOfPage } from '../detail/ContractPage'
import { ChangeForm } from './ChangeForm'
import type { ActionName } from './catalog'
import { CancelForm, SealForm } from './EndForms'
import { InPersonForm, WitnessForm } from './InPersonForms'
import { OpenLoanForm, PayOutForm } from './PayOutForm'

export interface FormProps {
  readonly contract: ContractOfPage
  readonly onClose: () => void
  readonly onDone: () => void
}

const FORMS = {
  payOut: PayOutForm,
  openLoan: OpenLoanForm,
  inPerson: InPersonForm,
  witness: WitnessForm,
  seal: SealForm,
  change: ChangeForm,
  cancel: CancelForm,
} as const

/** The form of the command that is open. */
export function VerbForms({ name, ...props }: FormProps & { name: ActionName }) {
  const Form = FORMS[name]
  return <Form {...props} />
}
