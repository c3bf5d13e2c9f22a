import type { Tone } from '../../shared/StatusTag'

export const BREAK_TONES: Readonly<Record<string, Tone>> = {
  OPEN: 'bad',
  PROPOSED: 'attention',
  POSTED: 'good',
  REVERSED: 'attention',
  EXPLAINED: 'good',
  CARRIED: 'going',
  MATCHED: 'good',
  GONE: 'neutral',
}

export const SEVERITY_TONES: Readonly<Record<string, Tone>> = {
  INFO: 'neutral',
  WARNING: 'going',
  SERIOUS: 'attention',
  CRITICAL: 'bad',
}

export const RUN_TONES: Readonly<Record<string, Tone>> = { RUNNING: 'going', DONE: 'good' }

export const LINE_TONES: Readonly<Record<string, Tone>> = {
  BOOKED: 'good',
  PENDING: 'going',
  REJECTED: 'bad',
}

export const SUSPENSE_TONES: Readonly<Record<string, Tone>> = {
  WAITING: 'bad',
  PROPOSED: 'attention',
  ASSIGNED: 'good',
  RETURNING: 'going',
  RETURNED: 'good',
  REMOVED: 'neutral',
}
