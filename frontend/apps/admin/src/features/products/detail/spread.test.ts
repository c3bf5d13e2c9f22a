import { expect, it } from 'vitest'
import { spread } from './spread'

it('tells the fields of an object that changes', () => {
  const old = { min: '1000.00', max: '200000.00' }
  const now = { min: '1000.00', max: '100000.00' }
  expect(spread({ path: 'offer.amount', old, new: now })).toEqual([
    { path: 'offer.amount.max', old: '200000.00', new: '100000.00' },
  ])
})

it('leaves a plain value alone', () => {
  const change = { path: 'rounding', old: 'half_up', new: 'up' }
  expect(spread(change)).toEqual([change])
})

it('leaves an object alone whose fields are not known', () => {
  const change = { path: 'offer.account_mapping', old: { LOAN: '1301' }, new: null }
  expect(spread(change)).toEqual([change])
})
