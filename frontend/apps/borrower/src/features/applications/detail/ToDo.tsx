import type { ContractStatus } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { Button } from '../../../shared/Button'
import { applicationMessages } from '../applications-messages'
import { ToContract } from '../ToContract'
import type { Application } from './Application'

interface Props {
  readonly application: Application
  readonly contracts: readonly { readonly id: string; readonly status: ContractStatus }[]
}

/** What the borrower does next. */
export function ToDo({ application, contracts }: Props) {
  const t = useMessages(applicationMessages)
  const { status, kind, loanId } = application
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
