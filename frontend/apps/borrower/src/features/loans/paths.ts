/** A screen of a loan: `loanPath(id, '/pay')`. */
export function loanPath(id: string, rest = ''): string {
  return `/loans/${encodeURIComponent(id)}${rest}`
}

/** What became of a payment. */
export function paymentPath(loanId: string, paymentId: string): string {
  return loanPath(loanId, `/payments/${encodeURIComponent(paymentId)}`)
}

/** How a request stands. */
export function requestPath(loanId: string, requestId: string): string {
  return loanPath(loanId, `/requests/${encodeURIComponent(requestId)}`)
}

/** How a dispute stands. */
export function disputePath(loanId: string, disputeId: string): string {
  return loanPath(loanId, `/disputes/${encodeURIComponent(disputeId)}`)
}

/** A relief that was chosen. */
export function offerPath(loanId: string, offerId: string): string {
  return loanPath(loanId, `/hardship/${encodeURIComponent(offerId)}`)
}
