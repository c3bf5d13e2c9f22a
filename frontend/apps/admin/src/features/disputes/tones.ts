import type { Tone } from '../../shared/StatusTag'

export const DISPUTE_TONES: Readonly<Record<string, Tone>> = {
  OPEN: 'attention',
  UPHELD: 'good',
  REJECTED: 'bad',
  WITHDRAWN: 'neutral',
}
