import { expect, test } from 'vitest'
import { type Answer, crossed, type Figure, valueText } from './shape'

const figure = (kind: 'COUNT' | 'MONEY' | 'RATE'): Figure => ({
  name: 'x',
  nameZh: '',
  nameEn: '',
  meansZh: '',
  meansEn: '',
  kind,
  hasLoans: false,
})

test('values read as what they are', () => {
  expect(valueText('1234567.80', figure('MONEY'), 'CNY')).toBe('¥1,234,567.80')
  expect(valueText('0.1234', figure('RATE'), 'CNY')).toBe('12.34%')
  expect(valueText('12345', figure('COUNT'), 'CNY')).toBe('12,345')
  expect(valueText(null, figure('RATE'), 'CNY')).toBe('—')
})

test('two dimensions are crossed, with the axis as rows and numbers in order', () => {
  const answer = {
    by: ['cohort', 'age'],
    lines: [
      { keys: ['2026-01-01', '10'], values: ['a'] },
      { keys: ['2026-01-01', '2'], values: ['b'] },
      { keys: ['2026-02-01', '2'], values: ['c'] },
    ],
  } as unknown as Answer
  const found = crossed(answer, 0, 'age')
  expect(found.rows).toEqual(['2', '10'])
  expect(found.columns).toEqual(['2026-01-01', '2026-02-01'])
  expect(found.rowDimension).toBe('age')
  expect(found.at('2', '2026-02-01')).toBe('c')
  expect(found.at('10', '2026-02-01')).toBeNull()
})
