import type { Tone } from '../../shared/StatusTag'

export const POLICY_TONES: Readonly<Record<string, Tone>> = {
  DRAFT: 'neutral',
  IN_REVIEW: 'going',
  PUBLISHED: 'good',
  RETIRED: 'neutral',
}

export const SIMULATION_TONES: Readonly<Record<string, Tone>> = {
  QUEUED: 'neutral',
  RUNNING: 'going',
  DONE: 'good',
  FAILED: 'bad',
}

export const OUTCOME_TONES: Readonly<Record<string, Tone>> = {
  APPROVE: 'good',
  REFER: 'attention',
  DECLINE: 'bad',
}
