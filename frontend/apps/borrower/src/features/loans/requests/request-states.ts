import type { ServiceRequestStatus } from '@xindai/graphql/schema'
import type { Tone } from '../../../shared/blocks'

/** How a request stands, at a glance. */
export const TONES: Readonly<Record<ServiceRequestStatus, Tone | 'quiet'>> = {
  SUBMITTED: 'info',
  UNDER_REVIEW: 'info',
  APPROVED: 'good',
  DECLINED: 'bad',
  WITHDRAWN: 'quiet',
}

/** Somebody still works on it. */
export function isOpen({ status }: { readonly status: ServiceRequestStatus }): boolean {
  return status === 'SUBMITTED' || status === 'UNDER_REVIEW'
}
