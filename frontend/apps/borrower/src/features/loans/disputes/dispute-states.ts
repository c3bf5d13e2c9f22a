import type { LoanDisputeStatus } from '@xindai/graphql/schema'
import type { Tone } from '../../../shared/blocks'

/** How a dispute stands, at a glance. */
export const TONES: Readonly<Record<LoanDisputeStatus, Tone | 'quiet'>> = {
  OPEN: 'info',
  UPHELD: 'good',
  REJECTED: 'bad',
  WITHDRAWN: 'quiet',
}

/** It has not been answered. */
export function isOpen({ status }: { readonly status: LoanDisputeStatus }): boolean {
  return status === 'OPEN'
}
