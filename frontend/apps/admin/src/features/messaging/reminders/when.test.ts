import { expect, it } from 'vitest'
import { inputOf, whenText } from './when'

const words = { before: '{n} before', onDay: 'on the day', after: '{n} late' }

it.each([
  [-3, '3 before'],
  [0, 'on the day'],
  [7, '7 late'],
])('%i days read as a sentence', (days, text) => {
  expect(whenText(words, days)).toBe(text)
})

it('a step is sent without what the server added', () => {
  const step = { __typename: 'ReminderStep', code: 'a', days: 1, channels: ['SMS' as const] }
  expect(inputOf(step)).toEqual({ code: 'a', days: 1, channels: ['SMS'] })
})
