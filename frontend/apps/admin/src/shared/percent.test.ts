import { expect, it } from 'vitest'
import { percentText } from './percent'

it.each([
  ['0.18', '18'],
  ['0.0435', '4.35'],
  ['0', '0'],
  ['1.5', '150'],
  ['-0.02', '-2'],
  ['0.238800', '23.88'],
])('%s is %s percent', (fraction, percent) => {
  expect(percentText(fraction)).toBe(percent)
})
