import type { Tone } from '../../../shared/StatusTag'

/** How the states of an application are to be felt. */
export const APPLICATION_TONES: Readonly<Record<string, Tone>> = {
  SUBMITTED: 'going',
  DECIDING: 'going',
  PHONE_VERIFICATION: 'going',
  REVIEW_1: 'going',
  REVIEW_2: 'going',
  REVIEW_3: 'going',
  RETURNED: 'attention',
  APPROVED: 'good',
  OFFER_ACCEPTED: 'good',
  CONTRACT_SIGNED: 'good',
  DISBURSING: 'going',
  DISBURSED: 'good',
  REJECTED: 'bad',
}

/** The states that somebody works on from a queue, and the right it takes. */
export const QUEUES = [
  { status: 'PHONE_VERIFICATION', permission: 'application.phone_check' },
  { status: 'REVIEW_1', permission: 'application.review_1' },
  { status: 'REVIEW_2', permission: 'application.review_2' },
  { status: 'REVIEW_3', permission: 'application.review_3' },
] as const

export type QueueStatus = (typeof QUEUES)[number]['status']

/** The queue that a state is, or null. */
export function queueOf(status: string): (typeof QUEUES)[number] | null {
  return QUEUES.find((queue) => queue.status === status) ?? null
}
