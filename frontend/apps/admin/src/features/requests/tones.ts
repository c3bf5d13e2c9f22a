import type { Tone } from '../../shared/StatusTag'

export const REQUEST_TONES: Readonly<Record<string, Tone>> = {
  SUBMITTED: 'attention',
  UNDER_REVIEW: 'going',
  APPROVED: 'good',
  DECLINED: 'bad',
  WITHDRAWN: 'neutral',
}
