import { expect, test } from 'vitest'
import { brief } from './Ledger'

const line = (figure: string, on: string, gap: string | null) => ({
  figure,
  on,
  accounts: ['1301'],
  report: { amount: '1.00', currency: 'CNY' },
  ledger: gap === null ? null : { amount: '1.00', currency: 'CNY' },
  difference: gap === null ? null : { amount: gap, currency: 'CNY' },
})

test('of many days the newest is shown, and every one that does not agree', () => {
  const all = [
    line('outstanding', '2026-11-27', '0.00'),
    line('outstanding', '2026-11-26', '-0.01'),
    line('outstanding', '2026-11-25', '0.00'),
    line('outstanding', '2026-01-31', null),
    line('provision', '2026-11-27', '0.00'),
  ]
  expect(brief(all).map((one) => `${one.figure} ${one.on}`)).toEqual([
    'outstanding 2026-11-27',
    'outstanding 2026-11-26',
    'provision 2026-11-27',
  ])
})
