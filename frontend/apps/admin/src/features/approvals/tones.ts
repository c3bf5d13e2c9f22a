import type { Tone } from '../../shared/StatusTag'

export const APPROVAL_TONES: Readonly<Record<string, Tone>> = {
  PENDING: 'attention',
  APPROVED: 'going',
  EXECUTED: 'good',
  FAILED: 'bad',
  REJECTED: 'bad',
  EXPIRED: 'neutral',
  WITHDRAWN: 'neutral',
}
