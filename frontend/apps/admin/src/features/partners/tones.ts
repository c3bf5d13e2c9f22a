import type { Tone } from '../../shared/StatusTag'

export const MERCHANT_TONES: Readonly<Record<string, Tone>> = {
  APPLIED: 'going',
  ACTIVE: 'good',
  SUSPENDED: 'attention',
  ENDED: 'neutral',
}
