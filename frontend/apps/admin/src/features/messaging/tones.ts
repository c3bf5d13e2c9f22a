import type { Tone } from '../../shared/StatusTag'

export const VERSION_TONES: Readonly<Record<string, Tone>> = {
  DRAFT: 'neutral',
  IN_REVIEW: 'going',
  APPROVED: 'good',
  RETIRED: 'neutral',
}

export const MESSAGE_TONES: Readonly<Record<string, Tone>> = {
  PLANNED: 'going',
  SENT: 'good',
  DELIVERED: 'good',
  FAILED: 'bad',
  SUPPRESSED: 'neutral',
  EXPIRED: 'neutral',
}
