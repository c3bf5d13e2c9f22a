import { expect, test } from 'vitest'
import { noteOf, tidyAmount, treeOf } from './tree'

const step = (depth: number, label: string, amount = '1.00') => ({
  depth,
  label,
  amount,
  note: '',
})

test('a walk becomes the tree that it walked', () => {
  const [root, ...rest] = treeOf([
    step(0, 'total'),
    step(1, 'principal'),
    step(1, 'penalty'),
    step(2, 'carried'),
    step(2, 'rounding'),
    step(1, 'fee'),
  ])
  expect(rest).toEqual([])
  expect(root?.children.map((child) => child.label)).toEqual(['principal', 'penalty', 'fee'])
  expect(root?.children[1]?.children.map((child) => child.label)).toEqual(['carried', 'rounding'])
})

test('amounts keep every digit that counts', () => {
  expect(tidyAmount('51.3333134166666666')).toBe('51.3333134166666666')
  expect(tidyAmount('0.88000000')).toBe('0.88')
  expect(tidyAmount('-12.5000')).toBe('-12.50')
  expect(tidyAmount('1200')).toBe('1200')
})

test('notes are sums, or days', () => {
  expect(noteOf('4885.01 × 0.1261 × 31 × 1/372')).toEqual({ sum: '4885.01 × 0.1261 × 31 × 1/372' })
  expect(noteOf('to 2026-03-01')).toEqual({ until: '2026-03-01' })
  expect(noteOf('billed with another instalment')).toEqual({})
})
