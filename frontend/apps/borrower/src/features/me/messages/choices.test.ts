import { describe, expect, it } from 'vitest'
import { boxesOf, choicesOf } from './choices'
import { bytesOf } from './push'

describe('choices', () => {
  it('are boxes and back', () => {
    const boxes = boxesOf([{ purpose: 'REMINDER', channels: ['SMS', 'PUSH'] }])
    expect(boxes['REMINDER.SMS']).toBe(true)
    expect(boxes['REMINDER.EMAIL']).toBe(false)
    expect(choicesOf(boxes)[0]).toEqual({ purpose: 'REMINDER', channels: ['PUSH', 'SMS'] })
    expect(choicesOf(boxes)[3]).toEqual({ purpose: 'MARKETING', channels: [] })
  })
  it('reads the key of the server', () => {
    expect([...bytesOf('AP-_')]).toEqual([0, 255, 191])
    expect([...bytesOf('BA')]).toEqual([4])
  })
})
