import { describe, expect, it } from 'vitest'
import { type Draft, inputOf, movedUp, withOneMore, withoutRule, withRule } from './draft'

const rule = (daysFrom: number, daysTo: number | null) => ({
  daysFrom,
  daysTo,
  amountFrom: '',
  amountTo: '',
  grades: [],
  queue: 'soft',
  stage: 'SOFT',
  priority: 20,
  cadenceDays: 3,
  channels: ['CALL'],
})
const draft: Draft = {
  rules: [rule(1, 7), rule(8, 30)],
  continuityDays: 90,
  graceDays: 1,
  longestPromiseDays: 30,
  note: '',
}

describe('the draft of a strategy', () => {
  it('grows where the last rule ends, and shrinks', () => {
    const more = withOneMore(draft)
    expect(more.rules.map((each) => each.daysFrom)).toEqual([1, 8, 31])
    expect(withoutRule(more, 1).rules.map((each) => each.daysFrom)).toEqual([1, 31])
  })
  it('changes one rule and moves it up, never past the top', () => {
    expect(withRule(draft, 1, { priority: 90 }).rules[1]?.priority).toBe(90)
    expect(movedUp(draft, 1).rules.map((each) => each.daysFrom)).toEqual([8, 1])
    expect(movedUp(draft, 0).rules.map((each) => each.daysFrom)).toEqual([1, 8])
  })
  it('sends empty amounts as none', () => {
    const [first] = inputOf(withRule(draft, 0, { amountFrom: '100.00' })).rules
    expect([first?.amountFrom, first?.amountTo]).toEqual(['100.00', null])
  })
})
