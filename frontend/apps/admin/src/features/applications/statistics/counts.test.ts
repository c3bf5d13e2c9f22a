import { expect, test } from 'vitest'
import { type FunnelRow, share, totals } from './counts'

const money = { amount: '0.00', currency: 'CNY' }
const row: FunnelRow = {
  key: '2026-11-28',
  submitted: 3,
  decided: 3,
  approved: 2,
  accepted: 1,
  signed: 1,
  disbursed: 0,
  rejected: 1,
  withdrawn: 0,
  expired: 0,
  submittedAmount: money,
  disbursedAmount: money,
}

test('the steps of all rows are added up', () => {
  const added = totals([row, { ...row, approved: 3 }])
  expect(added.map(({ count }) => count)).toEqual([6, 6, 5, 2, 2, 0])
})

test('a share is whole percent, and a dash of nothing', () => {
  expect(share(2, 3)).toBe('67%')
  expect(share(0, 3)).toBe('0%')
  expect(share(0, 0)).toBe('—')
})
