import { expect, test } from 'vitest'
import { type Draft, diffOf, inputOf, withRule } from './draft'

const draft: Draft = {
  rules: [
    {
      code: 'DEBIT_FAILED',
      isEnabled: true,
      threshold: 2,
      days: 30,
      severity: 'MEDIUM',
      weight: 25,
      action: 'TASK',
    },
  ],
  elevatedScore: 50,
  highScore: 100,
  taskDays: 3,
  note: '',
}

test('a draft differs in what was changed and in nothing else', () => {
  expect(diffOf(draft, draft)).toEqual([])
  const next = { ...withRule(draft, 'DEBIT_FAILED', { threshold: 3 }), highScore: 120 }
  expect(diffOf(draft, next)).toEqual([
    { code: 'DEBIT_FAILED', part: 'threshold', before: 2, after: 3 },
    { code: null, part: 'highScore', before: 100, after: 120 },
  ])
})

test('a number that was emptied is zero, which the server refuses by its field', () => {
  const next = withRule(draft, 'DEBIT_FAILED', { threshold: null })
  expect(inputOf(next).rules[0]).toMatchObject({ threshold: 0, days: 30 })
})
