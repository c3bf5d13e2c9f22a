import type { LoanPaymentStatus } from '@xindai/graphql/schema'
import type { Tone } from '../../../shared/blocks'

/** How a payment stands, at a glance. */
export const TONES: Readonly<Record<LoanPaymentStatus, Tone>> = {
  PLANNED: 'info',
  PAYING: 'info',
  UNKNOWN: 'warn',
  PAID: 'good',
  FAILED: 'bad',
}
