import { expect, test } from 'vitest'
import type { PlanOf } from '../types'
import { changeOf } from './changeOf'

const proposal = {
  amount: { amount: '30000.00', currency: 'CNY' },
  instalments: 12,
  annualRate: '0.2',
} as PlanOf

test('what is as proposed is not sent', () => {
  const same = { amount: '30000.00', instalments: 12, annualRate: '20' }
  expect(changeOf(proposal, same)).toEqual({ amount: null, instalments: null, annualRate: null })
})

test('what is set otherwise is, a rate as a fraction', () => {
  const less = { amount: '20000', instalments: 6, annualRate: '18.5' }
  expect(changeOf(proposal, less)).toEqual({
    amount: '20000',
    instalments: 6,
    annualRate: '0.185',
  })
})
