import type { Tone } from '../../shared/StatusTag'

export const ENTRY_TONES: Readonly<Record<string, Tone>> = {
  PROPOSED: 'going',
  ACTIVE: 'good',
  REMOVAL_ASKED: 'attention',
  REMOVED: 'neutral',
  TURNED_DOWN: 'bad',
}

export const IMPORT_TONES: Readonly<Record<string, Tone>> = {
  READING: 'going',
  CHECKED: 'attention',
  APPLIED: 'good',
  FAILED: 'bad',
}

export const LIST_TONES: Readonly<Record<string, Tone>> = { BLACKLIST: 'bad', WHITELIST: 'good' }

export const VERDICT_TONES: Readonly<Record<string, Tone>> = {
  ACCEPTED: 'good',
  ACCEPTED_UNKNOWN: 'good',
  ALREADY_LISTED: 'neutral',
  DUPLICATE: 'neutral',
  INVALID_AMOUNT: 'bad',
  INVALID_DATE: 'bad',
  INVALID_ID_NUMBER: 'bad',
  INVALID_REASON: 'bad',
  OUTDATED: 'attention',
}
