import { expect, test } from 'vitest'
import { rowState } from './row-state'

const cny = (amount: string) => ({ amount, currency: 'CNY' })
const row = (dueOn: string, unpaid: string, settledOn: string | null = null) => ({
  dueOn,
  settledOn,
  unpaid: cny(unpaid),
  total: cny('100.00'),
})

test('an instalment is told by its date and what is open', () => {
  expect(rowState(row('2026-03-01', '0.00', '2026-03-01'), '2026-04-01')).toBe('settled')
  expect(rowState(row('2026-03-01', '0.01'), '2026-04-01')).toBe('overdue')
  expect(rowState(row('2026-04-01', '100.00'), '2026-04-01')).toBe('due')
  expect(rowState(row('2026-05-01', '60.00'), '2026-04-01')).toBe('partly')
  expect(rowState(row('2026-05-01', '100.00'), '2026-04-01')).toBe('later')
})

test('what was waived altogether is settled without a payment', () => {
  expect(rowState(row('2026-05-01', '0.00'), '2026-04-01')).toBe('settled')
})
