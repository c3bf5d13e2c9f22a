import type { Tone } from '../../shared/StatusTag'

export const STAGE_TONES: Readonly<Record<string, Tone>> = {
  SOFT: 'neutral',
  M1: 'going',
  M2: 'attention',
  M3: 'attention',
  M4_PLUS: 'bad',
}
export const CASE_TONES: Readonly<Record<string, Tone>> = { OPEN: 'attention', CLOSED: 'good' }
export const PROMISE_TONES: Readonly<Record<string, Tone>> = {
  OPEN: 'going',
  KEPT: 'good',
  BROKEN: 'bad',
  CANCELLED: 'neutral',
}
export const DECISION_TONES: Readonly<Record<string, Tone>> = {
  PROPOSED: 'attention',
  ACTIVE: 'good',
  DONE: 'good',
  RETIRED: 'neutral',
  TURNED_DOWN: 'bad',
}
export const LEGAL_TONES: Readonly<Record<string, Tone>> = {
  PREPARING: 'neutral',
  FILED: 'going',
  HEARING: 'going',
  JUDGMENT: 'attention',
  ENFORCEMENT: 'attention',
  ENDED: 'good',
}
