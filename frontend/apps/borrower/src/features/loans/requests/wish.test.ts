import { expect, test } from 'vitest'
import { EMPTY, inputOf, isWhole } from './wish'

test('only what the kind has is sent', () => {
  const typed = {
    ...EMPTY,
    kind: 'DUE_SHIFT',
    reason: 'PAYDAY_CHANGE',
    instalments: '6',
    fromDue: '2026-12-23',
    toDue: '2026-12-28',
    monthly: '800.00',
    text: '  发薪日改到 25 日 ',
  }
  expect(inputOf('loan', typed, ['paper'])).toEqual({
    loanId: 'loan',
    kind: 'DUE_SHIFT',
    reason: 'PAYDAY_CHANGE',
    instalments: null,
    fromDue: '2026-12-23',
    toDue: '2026-12-28',
    until: null,
    monthly: null,
    text: '发薪日改到 25 日',
    documentIds: ['paper'],
  })
})

test('smaller instalments: their number, their size, or both', () => {
  const typed = { ...EMPTY, kind: 'RESTRUCTURE', reason: 'INCOME_LOSS', monthly: '800.50' }
  expect(inputOf('loan', typed, [])).toMatchObject({ instalments: null, monthly: '800.50' })
  const both = inputOf('loan', { ...typed, instalments: '48' }, [])
  expect(both).toMatchObject({ instalments: 48, monthly: '800.50' })
})

test('a count is digits only', () => {
  expect(['6', ' 12 '].every(isWhole)).toBe(true)
  expect(['', '1.5', '-3', 'six', '1e3'].some(isWhole)).toBe(false)
})
