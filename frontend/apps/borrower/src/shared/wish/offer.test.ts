import { expect, test } from 'vitest'
import { offerOf, termsOf } from './offer'

test('an offer is read from the terms of a version', () => {
  const offer = offerOf({
    currency: 'CNY',
    offer: {
      amount: { min: '1000.00', max: '200000.00', step: '100.00' },
      instalments: { min: 3, max: 36 },
      methods: ['equal_instalment'],
      annual_rate: { list: '0.18' },
      documents: ['id_card_front'],
      sub_products: [{ code: 'SHORT', name_zh: '短期', name_en: 'Short' }],
    },
  })
  expect(offer).toMatchObject({
    least: '1000.00',
    most: '200000.00',
    documents: ['ID_CARD_FRONT'],
    hasPrice: true,
    usesLine: false,
    variants: [{ code: 'SHORT', nameZh: '短期', nameEn: 'Short' }],
  })
  expect(termsOf(offer)).toEqual([3, 6, 9, 12, 18, 24, 36])
})

test('what the terms leave out is open', () => {
  expect(offerOf(null)).toMatchObject({ currency: 'CNY', most: null, fewest: 1, hasPrice: false })
  expect(termsOf({ ...offerOf({}), fewest: 1, longest: 4 })).toEqual([1, 2, 3, 4])
})
