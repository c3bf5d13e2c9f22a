import { expect, it } from 'vitest'
import { factOf, factText } from './fact-text'

it('writes cents as an amount and back', () => {
  expect(factText(3000050, 'minor')).toBe('30000.50')
  expect(factOf('30,000.5', 'number', 'minor')).toBe(3000050)
  expect(factOf('30000', 'number', 'minor')).toBe(3000000)
})

it('writes basis points as percent and back', () => {
  expect(factText(1200, 'bps')).toBe('12.00')
  expect(factOf('12', 'number', 'bps')).toBe(1200)
})

it('knows what is missing from what is wrong', () => {
  expect(factOf('', 'number', 'count')).toBeUndefined()
  expect(factOf('many', 'number', 'count')).toBeNull()
  expect(factOf('12.345', 'number', 'minor')).toBeNull()
})

it('takes lists and truths', () => {
  expect(factOf('income, tax、', 'texts', '')).toEqual(['income', 'tax'])
  expect(factOf('false', 'truth', '')).toBe(false)
  expect(factText(false, '')).toBe('false')
})
