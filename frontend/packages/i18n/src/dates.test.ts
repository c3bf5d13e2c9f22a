import { expect, test } from 'vitest'
import { formatDate, formatDateTime, formatDuration } from './index'

test('business dates and moments', () => {
  expect(formatDate('2026-01-31', 'zh')).toBe('2026-01-31')
  expect(formatDate('2026-01-31', 'en')).toBe('31 Jan 2026')
  expect(formatDate(null, 'zh')).toBe('—')
  expect(formatDateTime('2026-01-31T16:30:00Z', 'zh')).toBe('2026-02-01 00:30')
})

test('durations in their two largest units', () => {
  expect(formatDuration(90_061, 'zh')).toBe('1 天 1 小时')
  expect(formatDuration(59, 'en')).toBe('59 s')
  expect(formatDuration(-5, 'en')).toBe('0 s')
})
