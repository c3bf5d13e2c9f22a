import type { Tone } from '../../shared/StatusTag'

export const CARD_TONES: Readonly<Record<string, Tone>> = {
  DRAFT: 'neutral',
  SUBMITTED: 'going',
  ACTIVE: 'good',
  RETIRED: 'neutral',
}
