import type { LoanPaymentStatus, LoanStatus } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import type { ReactNode } from 'react'
import { Button } from '../../../shared/Button'
import { Empty } from '../../../shared/states'
import { usePaymentNews } from '../news'
import { loanPath, paymentPath } from '../paths'
import type { OwnCard } from './cards'
import { payMessages } from './pay-messages'

interface Payable {
  readonly id: string
  readonly status: LoanStatus
  readonly payments: readonly {
    readonly id: string
    readonly status: LoanPaymentStatus
    readonly version: number
  }[]
}

interface Props {
  readonly loan: Payable
  readonly cards: readonly OwnCard[]
  readonly onNews: () => void
  readonly children: (cards: readonly OwnCard[]) => ReactNode
}

/** Whether a payment can begin now; else why not, and the way on. */
export function MayPay({ loan, cards, onNews, children }: Props) {
  const t = useMessages(payMessages)
  const open = loan.payments.find(({ status }) => status !== 'PAID' && status !== 'FAILED')
  usePaymentNews(open, onNews)
  if (open) {
    return (
      <Empty
        title={t.openTitle}
        text={t.openText}
        action={<Button to={paymentPath(loan.id, open.id)}>{t.seePayment}</Button>}
      />
    )
  }
  if (loan.status !== 'ACTIVE') {
    return (
      <Empty
        title={t.nothingTitle}
        text={t.nothingText}
        action={<Button to={loanPath(loan.id)}>{t.seeLoan}</Button>}
      />
    )
  }
  if (cards.length === 0) {
    return (
      <Empty
        title={t.noCardTitle}
        text={t.noCardText}
        action={<Button to="/me/cards">{t.addCard}</Button>}
      />
    )
  }
  return <>{children(cards)}</>
}
