import { expect, it } from 'vitest'
import { actsOf } from './acts'

const merchant = (status: 'APPLIED' | 'ACTIVE' | 'SUSPENDED' | 'ENDED', isProposed = false) => ({
  status,
  accounts: [{ isProposed }],
})
const all = () => true

it('a new merchant is activated, an active one suspended', () => {
  expect(actsOf(merchant('APPLIED', true), all)).toEqual(['activate', 'change', 'account'])
  expect(actsOf(merchant('ACTIVE'), all)).toEqual(['change', 'account', 'suspend'])
})

it('a new account of an active merchant waits for a check', () => {
  expect(actsOf(merchant('ACTIVE', true), all)[0]).toBe('activate')
})

it('an ended one is left alone', () => {
  expect(actsOf(merchant('ENDED'), all)).toEqual([])
})
