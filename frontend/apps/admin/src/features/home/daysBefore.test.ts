import { expect, test } from 'vitest'
import { daysBefore } from './Home'

test('days are counted on the calendar', () => {
  expect(daysBefore('2026-03-01', 1)).toBe('2026-02-28')
  expect(daysBefore('2024-03-01', 1)).toBe('2024-02-29')
  expect(daysBefore('2026-01-01', 30)).toBe('2025-12-02')
})
