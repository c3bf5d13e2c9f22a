import { expect, test } from 'vitest'
import { monthsBefore } from './period'

test('months are counted over the turn of the year', () => {
  expect(monthsBefore('2024-02-15', 3)).toBe('2023-11-01')
  expect(monthsBefore('2024-12-31', 3)).toBe('2024-09-01')
})
