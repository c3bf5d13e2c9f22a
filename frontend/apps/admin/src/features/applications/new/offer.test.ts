import { expect, test } from 'vitest'
import { offerOf } from './offer'

test('bounds and choices are read out of the terms', () => {
  const offer = offerOf({
    offer: {
      amount: { min: '1000.00', max: '200000.00' },
      instalments: { min: 3, max: 36 },
      methods: ['equal_instalment'],
      channels: ['app', 'branch'],
      sub_products: [{ code: 'PRIME', name_zh: '优享', name_en: 'Prime' }],
      payee: 'merchant',
    },
  })
  expect(offer).toMatchObject({ minAmount: '1000.00', maxInstalments: 36, paysMerchant: true })
  expect(offer.subProducts).toEqual([{ code: 'PRIME', zh: '优享', en: 'Prime' }])
})

test('terms that say nothing give no choices', () => {
  expect(offerOf(null)).toMatchObject({ methods: [], minAmount: null, paysMerchant: false })
})
