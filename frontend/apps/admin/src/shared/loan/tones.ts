import type { Tone } from '../StatusTag'

/** How the states of a loan are to be felt. */
export const LOAN_TONES: Readonly<Record<string, Tone>> = {
  PENDING: 'neutral',
  ACTIVE: 'going',
  CLOSED: 'good',
  WRITTEN_OFF: 'bad',
}

export const CLASS_TONES: Readonly<Record<string, Tone>> = {
  NORMAL: 'good',
  SPECIAL_MENTION: 'attention',
  SUBSTANDARD: 'bad',
  DOUBTFUL: 'bad',
  LOSS: 'bad',
}

export const CONTRACT_TONES: Readonly<Record<string, Tone>> = {
  RECORDED: 'good',
  DRAFT: 'attention',
  SIGNED: 'going',
  SEALED: 'good',
  CANCELLED: 'neutral',
}

/** Disbursements and payment orders: unknown is what wants somebody to look. */
export const PAYMENT_TONES: Readonly<Record<string, Tone>> = {
  PLANNED: 'neutral',
  PAYING: 'going',
  SENT: 'going',
  UNKNOWN: 'attention',
  PAID: 'good',
  CONFIRMED: 'good',
  FAILED: 'bad',
}

/** Reliefs that a borrower chose. */
export const OFFER_TONES: Readonly<Record<string, Tone>> = {
  CHOSEN: 'neutral',
  SIGNED: 'attention',
  EXECUTED: 'good',
  DECLINED: 'bad',
  WITHDRAWN: 'neutral',
  OUTDATED: 'neutral',
}
