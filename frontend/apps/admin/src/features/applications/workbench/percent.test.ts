import { expect, test } from 'vitest'
import { percentOfRate, rateOfPercent } from './percent'

test.each([
  ['18', '0.18'],
  ['18.5', '0.185'],
  ['7.25', '0.0725'],
  ['0.5', '0.005'],
  ['100', '1'],
  ['２０', '0.2'],
  ['20 %', '0.2'],
  ['0', '0'],
])('%s percent is a rate of %s', (percent, rate) => {
  expect(rateOfPercent(percent)).toBe(rate)
})

test('what is no number is left to the server', () => {
  expect(rateOfPercent('ten')).toBe('ten')
})

test.each([
  ['0.2', '20'],
  ['0.185', '18.5'],
  ['0.0725', '7.25'],
  ['1', '100'],
  ['0.005', '0.5'],
])('a rate of %s is %s percent', (rate, percent) => {
  expect(percentOfRate(rate)).toBe(percent)
})
