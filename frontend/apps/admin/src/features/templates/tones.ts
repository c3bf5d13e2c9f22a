import type { Tone } from '../../shared/StatusTag'

export const TEMPLATE_TONES: Readonly<Record<string, Tone>> = {
  DRAFT: 'neutral',
  IN_REVIEW: 'going',
  APPROVED: 'good',
  RETIRED: 'neutral',
}
