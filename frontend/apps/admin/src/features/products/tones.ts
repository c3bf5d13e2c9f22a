import type { Tone } from '../../shared/StatusTag'

export const VERSION_TONES: Readonly<Record<string, Tone>> = {
  DRAFT: 'neutral',
  UNDER_REVIEW: 'going',
  APPROVED: 'attention',
  LISTED: 'good',
  DELISTED: 'neutral',
}
