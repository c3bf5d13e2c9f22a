import { expect, test } from 'vitest'
import type { LoanOfPage } from '../detail/LoanPage'
import { verbsFor } from './catalog'
import { inputOf } from './input'

const cny = (amount: string) => ({ amount, currency: 'CNY' })
const loan = (over: object = {}) =>
  ({
    status: 'ACTIVE',
    credit: cny('0.00'),
    principal: cny('5000.00'),
    disbursed: cny('5000.00'),
    transactions: [{ reversed: false }],
    ...over,
  }) as unknown as LoanOfPage
const names = (one: LoanOfPage, can: (permission: string) => boolean = () => true) =>
  verbsFor(one, can).map(({ name }) => name)

test('an active loan that was paid out in full is repaid, changed and written off', () => {
  const found = names(loan())
  expect(found.slice(0, 3)).toEqual(['repay', 'prepay', 'payoff'])
  expect(found).not.toContain('disburse')
  expect(found).not.toContain('refund')
  expect(found).not.toContain('recovery')
})

test('money is refunded where there is some, and paid out where some is left', () => {
  expect(names(loan({ credit: cny('0.01') }))).toContain('refund')
  expect(names(loan({ disbursed: cny('4999.99') }))).toContain('disburse')
})

test('a written-off loan only recovers, or is taken back', () => {
  expect(names(loan({ status: 'WRITTEN_OFF' }))).toEqual(['recovery', 'reverse'])
})

test('nobody sees a command that he may not send', () => {
  expect(names(loan(), (permission) => permission === 'loan.repay')).toEqual(['repay'])
})

test('what is empty is not sent, and percent becomes a fraction', () => {
  expect(inputOf('L1', { amount: '', on: undefined, annualRate: '12.6', value: false })).toEqual({
    loanId: 'L1',
    value: false,
    annualRate: '0.126',
  })
})
