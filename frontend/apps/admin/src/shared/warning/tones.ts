import type { Tone } from '../StatusTag'

export const LEVEL_TONES: Readonly<Record<string, Tone>> = {
  NONE: 'neutral',
  ATTENTION: 'going',
  ELEVATED: 'attention',
  HIGH: 'bad',
}
export const SEVERITY_TONES: Readonly<Record<string, Tone>> = {
  LOW: 'neutral',
  MEDIUM: 'attention',
  HIGH: 'bad',
}
export const TASK_TONES: Readonly<Record<string, Tone>> = {
  OPEN: 'attention',
  CLAIMED: 'going',
  RESOLVED: 'good',
}
export const HOLD_TONES: Readonly<Record<string, Tone>> = {
  WANTED: 'going',
  IN_FORCE: 'bad',
  VOID: 'neutral',
  RELEASED: 'good',
}
export const FINDING_TONES: Readonly<Record<string, Tone>> = {
  CONFIRMED: 'bad',
  FALSE_ALARM: 'good',
  CONTACTED: 'going',
  LINE_CUT: 'attention',
}
