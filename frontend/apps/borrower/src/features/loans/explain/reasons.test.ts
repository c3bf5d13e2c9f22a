import { expect, test } from 'vitest'
import { noteOf, telling, tidy } from './reasons'

const line = (depth: number, label: string, amount: string) => ({ depth, label, amount, note: '' })

test('what is zero is left out, with all that is below it', () => {
  const said = telling([
    line(0, 'penalty', '2.66'),
    line(1, 'penalty', '2.66'),
    line(2, '2026-11-23 – 2026-11-28', '2.6534062500000000'),
    line(2, 'rounding', '0.0065937500000000'),
    line(1, 'compound', '0.00'),
    line(2, 'rounding', '0.0000000000000000'),
    line(1, 'late_fee', '0.00'),
  ])
  expect(said.map((one) => one.label)).toEqual([
    'penalty',
    'penalty',
    '2026-11-23 – 2026-11-28',
    'rounding',
  ])
})

test('a sum of zero itself is told', () => {
  expect(telling([line(0, 'penalty', '0.00'), line(1, 'late_fee', '0.00')])).toHaveLength(1)
})

test('amounts keep every digit that counts', () => {
  expect(tidy('51.3333134166666666')).toBe('51.3333134166666666')
  expect(tidy('450.0000000000000000')).toBe('450.00')
  expect(tidy('1200')).toBe('1200')
})

test('notes are sums, or days', () => {
  expect(noteOf('36000.00 × 0.15 × 31 × 1/372')).toEqual({ sum: '36000.00 × 0.15 × 31 × 1/372' })
  expect(noteOf('to 2026-03-01')).toEqual({ until: '2026-03-01' })
  expect(noteOf('billed with another instalment')).toEqual({})
})
