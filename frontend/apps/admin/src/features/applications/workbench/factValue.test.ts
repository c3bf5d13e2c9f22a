import { expect, test } from 'vitest'
import { factValue } from './factValue'

const words = { yes: '是', no: '否', unknown: '未知' }

test('minor units are an amount, digit for digit', () => {
  expect(factValue(1_800_000, 'minor', words)).toBe('18,000.00')
  expect(factValue(5, 'minor', words)).toBe('0.05')
  expect(factValue(-12345, 'minor', words)).toBe('-123.45')
})

test('basis points are percent', () => {
  expect(factValue(1800, 'bps', words)).toBe('18.00%')
})

test('what nobody knows, and yes and no, are words', () => {
  expect(factValue(null, 'minor', words)).toBe('未知')
  expect(factValue(false, '', words)).toBe('否')
  expect(factValue(['a', 'b'], '', words)).toBe('a, b')
  expect(factValue([], '', words)).toBe('—')
})
