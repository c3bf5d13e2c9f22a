import { expect, it } from 'vitest'
import { choicesOf, firstAsked, trialTerms } from './trial'

const terms = {
  rounding: 'half_up',
  risk: { substandard: 91 },
  offer: {
    amount: { min: '1000.00' },
    instalments: { min: 3, max: 36 },
    methods: ['equal_principal'],
    channels: ['app'],
    prices: [{ channel: 'partner', segment: 'salaried', annual_rate: '0.15' }],
  },
}

it('begins with what the product offers', () => {
  expect(firstAsked(terms, '2026-11-28')).toEqual({
    principal: '1000.00',
    instalments: 12,
    method: 'equal_principal',
    disbursedOn: '2026-11-28',
  })
})

it('sends the engine its own terms only', () => {
  const sent = trialTerms(terms, firstAsked(terms, '2026-11-28'), '0.18')
  expect(sent).toEqual({
    rounding: 'half_up',
    principal: '1000.00',
    annual_rate: '0.18',
    instalments: 12,
    method: 'equal_principal',
    disbursed_on: '2026-11-28',
  })
})

it('offers channels that only a price names', () => {
  expect(choicesOf(terms).channels).toEqual(['app', 'partner'])
})
