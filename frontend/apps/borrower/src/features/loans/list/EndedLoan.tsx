import { useCode } from '@xindai/graphql'
import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { Amount, Named } from '@xindai/ui'
import { Row } from '../../../shared/blocks'
import { loanPath } from '../paths'
import { listMessages } from './list-messages'
import type { LoanOfList } from './OpenLoan'

/** A loan that is over. */
export function EndedLoan({ loan }: { loan: LoanOfList }) {
  const t = useMessages(listMessages)
  const language = useLanguage()
  const code = useCode()
  const date = formatDate(loan.closedOn, language)
  return (
    <Row
      title={<Named value={loan.product} />}
      note={loan.closedOn ? fill(t.closedOn, { date }) : code('LoanStatus', loan.status)}
      value={<Amount value={loan.principal} />}
      to={loanPath(loan.id)}
    />
  )
}
