import { expect, it } from 'vitest'
import { otherTerms, termsOf } from './draft'

const terms = {
  currency: 'CNY',
  holidays: ['2026-10-01'],
  offer: { amount: { max: '5000.00' }, account_mapping: { LOAN: '1301' } },
  fees: [{ kind: 'upfront', amount: '10.00' }],
}

it('keeps terms that have no field', () => {
  const others = otherTerms(terms)
  expect(others).toEqual({
    holidays: ['2026-10-01'],
    offer: { account_mapping: { LOAN: '1301' } },
  })
  expect(termsOf(terms, others)).toEqual(terms)
})

it('leaves out what was emptied', () => {
  const fields = { ...terms, fees: [], offer: { amount: { max: '' } } }
  expect(termsOf(fields, {})).toEqual({ currency: 'CNY' })
})
