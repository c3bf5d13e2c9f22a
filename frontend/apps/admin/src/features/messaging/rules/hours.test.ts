import { describe, expect, it } from 'vitest'
import { beijingMoment, minuteOf, timeOf } from './hours'

describe('hours', () => {
  it('are minutes of the day and back', () => {
    for (const [text, minute] of [
      ['00:00', 0],
      ['08:00', 480],
      ['22:05', 1325],
      ['24:00', 1440],
    ] as const) {
      expect(minuteOf(text)).toBe(minute)
      expect(timeOf(minute)).toBe(text)
    }
    expect([minuteOf('8'), minuteOf('24:01'), minuteOf(undefined)]).toEqual([null, null, null])
    expect(timeOf(null)).toBe('')
  })
  it('make a moment in Beijing', () => {
    expect(beijingMoment('2026-03-31 21:30')).toBe('2026-03-31T21:30:00+08:00')
    expect(beijingMoment('tomorrow')).toBeNull()
  })
})
