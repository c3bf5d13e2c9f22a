import type { ContractStatus } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { Button } from '../../../shared/Button'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { applicationMessages } from '../applications-messages'
import { ToContract } from '../ToContract'
import type { Application } from './Application'
import { OwnApplicationWithdrawDocument } from './application.generated'

interface Props {
  readonly application: Application
  readonly contracts: readonly { readonly id: string; readonly status: ContractStatus }[]
  readonly onChange: () => void
}

/** What the borrower does next, and the way out. */
export function ToDo({ application, contracts, onChange }: Props) {
  const t = useMessages(applicationMessages)
  const { status, kind, nextVerbs, loanId } = application
  const path = encodeURIComponent(application.id)
  const contract = contracts.find((one) => one.status !== 'CANCELLED')
  const isSigning = status === 'OFFER_ACCEPTED' && kind !== 'LINE'
  const isSigned = contract && contract.status !== 'DRAFT'
  return (
    <div className="x-stack">
      {status === 'DRAFT' ? <Go to={`/apply/${path}`} text={t.resume} /> : null}
      {status === 'RETURNED' ? <Go to={`/apply/${path}`} text={t.supplement} /> : null}
      {status === 'APPROVED' ? <Go to={`/applications/${path}/offer`} text={t.seeOffer} /> : null}
      {status === 'OFFER_ACCEPTED' && kind === 'LINE' ? <Go to="/line" text={t.seeLine} /> : null}
      {isSigning && contract && !isSigned ? (
        <Go to={`/contracts/${encodeURIComponent(contract.id)}`} text={t.toSign} />
      ) : null}
      {isSigning && !contract ? <ToContract applicationId={application.id} /> : null}
      {loanId ? <Go to={`/loans/${encodeURIComponent(loanId)}`} text={t.seeLoan} /> : null}
      {isSigned ? (
        <Button block kind="plain" to={`/contracts/${encodeURIComponent(contract.id)}`}>
          {t.seeContract}
        </Button>
      ) : null}
      {nextVerbs.includes('WITHDRAW') ? <Withdraw id={application.id} onDone={onChange} /> : null}
    </div>
  )
}

function Go({ to, text }: { to: string; text: string }) {
  return (
    <Button block to={to}>
      {text}
    </Button>
  )
}

function Withdraw({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useMessages(applicationMessages)
  const form = useVerbForm(OwnApplicationWithdrawDocument, {
    initial: {},
    input: () => ({ applicationId: id, reason: '' }),
    confirm: () => ({
      title: t.withdrawTitle,
      content: <p>{t.withdrawText}</p>,
      action: t.withdraw,
    }),
    onDone,
  })
  return <VerbForm form={form} submit={t.withdraw} danger />
}
