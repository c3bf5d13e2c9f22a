import { expect, test } from 'vitest'
import { termsOf, wished } from './terms'

test('each kind sends the terms of its own verb', () => {
  expect(termsOf('EXTENSION', { instalments: 6 })).toEqual({ extend: { instalments: 6 } })
  expect(
    termsOf('DUE_SHIFT', { fromDue: '2026-12-05', toDue: '2026-12-20', on: '2026-12-01' }),
  ).toEqual({ on: '2026-12-01', shiftDue: { fromDue: '2026-12-05', toDue: '2026-12-20' } })
  expect(termsOf('PAYMENT_HOLIDAY', { until: '2027-01-31' })).toEqual({
    pause: { until: '2027-01-31' },
  })
  expect(termsOf('RESTRUCTURE', { instalments: 24, annualRate: '9.6' })).toEqual({
    restructure: { instalments: 24, annualRate: '0.096' },
  })
  expect(termsOf('OTHER', { answer: 'Done.' })).toEqual({ answer: 'Done.' })
})

test('the form begins with the wish', () => {
  expect(wished({ instalments: 3, fromDue: null, toDue: null, until: null })).toEqual({
    instalments: 3,
  })
})
