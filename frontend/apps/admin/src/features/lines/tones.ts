import type { Tone } from '../../shared/StatusTag'

export const LINE_TONES: Readonly<Record<string, Tone>> = {
  ACTIVE: 'good',
  FROZEN: 'attention',
  EXPIRED: 'neutral',
  CLOSED: 'neutral',
}

export const PROPOSAL_TONES: Readonly<Record<string, Tone>> = {
  PENDING: 'going',
  APPROVED: 'good',
  REJECTED: 'bad',
}
