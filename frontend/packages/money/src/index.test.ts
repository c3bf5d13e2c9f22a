import { expect, test } from 'vitest'
import { formatMoney, formatPercent, formatRate, minor, rateOfPercent } from './index'

test('amounts keep the digits that the server wrote', () => {
  expect(formatMoney({ amount: '1234567.80', currency: 'CNY' })).toBe('¥1,234,567.80')
  expect(formatMoney({ amount: '-0.05', currency: 'CNY' })).toBe('-¥0.05')
  expect(formatMoney({ amount: '1200', currency: 'JPY' })).toBe('¥1,200')
  expect(formatMoney({ amount: '9007199254740993.01', currency: 'CHF' })).toBe(
    'CHF 9,007,199,254,740,993.01',
  )
  expect(formatMoney(null)).toBe('—')
})

test('percent is rounded once, half away from zero, without floats', () => {
  expect(formatPercent('17.2270931151')).toBe('17.23%')
  expect(formatPercent('17.225')).toBe('17.23%')
  expect(formatPercent('-0.005')).toBe('-0.01%')
  expect(formatPercent('12')).toBe('12.00%')
  expect(formatRate('0.12')).toBe('12.00%')
  expect(formatRate('0.072250')).toBe('7.23%')
  expect(formatRate('1')).toBe('100.00%')
})

test('minor units are exact', () => {
  expect(minor('1234.5')).toBe(123450n)
  expect(minor('-3')).toBe(-300n)
})

test('percent becomes the fraction that the server takes', () => {
  expect(rateOfPercent('12.5')).toBe('0.125')
  expect(rateOfPercent('7')).toBe('0.07')
  expect(rateOfPercent('0')).toBe('0')
  expect(rateOfPercent('100')).toBe('1')
  expect(rateOfPercent('24.00')).toBe('0.24')
})
