import { useLive } from '@xindai/graphql'
import { useEffect } from 'react'
import {
  OwnDisputeNewsDocument,
  OwnLoanNewsDocument,
  OwnLoanPaymentNewsDocument,
  OwnServiceRequestNewsDocument,
} from './news.generated'

/** Reads again when the loan has changed. */
export function useLoanNews(loanId: string, reload: () => void): void {
  useLive({
    document: OwnLoanNewsDocument,
    variables: { loanId },
    cursorOf: (data) => data.loanChanged.cursor,
    // The first one tells how the loan is now, which was read already.
    onNews: ({ loanChanged }) => {
      if (loanChanged.type !== 'current') reload()
    },
    onLost: reload,
  })
}

interface Shown {
  readonly id: string
  readonly version: number
}

/** Reads again when the payment has moved on from what is shown; null: there is none. */
export function usePaymentNews(payment: Shown | null | undefined, reload: () => void): void {
  useLive({
    document: OwnLoanPaymentNewsDocument,
    variables: payment ? { paymentId: payment.id } : null,
    cursorOf: (data) => data.loanPaymentChanged.cursor,
    onNews: ({ loanPaymentChanged }) => {
      if (loanPaymentChanged.version !== payment?.version) reload()
    },
    onLost: reload,
  })
}

/** Reads again when the dispute has moved on from what is shown; null: there is none. */
export function useDisputeNews(dispute: Shown | null | undefined, reload: () => void): void {
  useLive({
    document: OwnDisputeNewsDocument,
    variables: dispute ? { disputeId: dispute.id } : null,
    cursorOf: (data) => data.loanDisputeChanged.cursor,
    onNews: ({ loanDisputeChanged }) => {
      if (loanDisputeChanged.version !== dispute?.version) reload()
    },
    onLost: reload,
  })
}

/** Reads again when somebody has done something about the request; null: there is none. */
export function useRequestNews(requestId: string | null | undefined, reload: () => void): void {
  useLive({
    document: OwnServiceRequestNewsDocument,
    variables: requestId ? { requestId } : null,
    cursorOf: (data) => data.serviceRequestChanged.cursor,
    onNews: ({ serviceRequestChanged }) => {
      if (serviceRequestChanged.verb !== 'current') reload()
    },
    onLost: reload,
  })
}

/** Reads again when the page is looked at again: what is good for a day may have become old. */
export function useFresh(reload: () => void): void {
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && reload()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [reload])
}
