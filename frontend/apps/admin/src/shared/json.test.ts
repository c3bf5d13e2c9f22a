import { expect, it } from 'vitest'
import { at, withAt } from './json'

const terms = { currency: 'CNY', offer: { amount: { min: '1000.00' }, kind: 'cash_loan' } }

it('reads by path', () => {
  expect(at(terms, 'offer.amount.min')).toBe('1000.00')
  expect(at(terms, 'offer.nothing.there')).toBeUndefined()
})

it('changes one place and leaves the rest', () => {
  const next = withAt(terms, 'offer.amount.max', '5000.00')
  expect(at(next, 'offer.amount')).toEqual({ min: '1000.00', max: '5000.00' })
  expect(terms.offer.amount).toEqual({ min: '1000.00' })
})

it('takes away what is emptied, with the object it leaves empty', () => {
  expect(withAt(terms, 'offer.amount.min', undefined)).toEqual({
    currency: 'CNY',
    offer: { kind: 'cash_loan' },
  })
})
