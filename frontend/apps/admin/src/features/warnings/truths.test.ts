import { expect, test } from 'vitest'
import { truths } from './truths'

test('only what is a yes or no becomes one, and what is not asked stays out', () => {
  expect(
    truths({ level: 'HIGH', hasTask: 'true', hasHold: 'false' }, ['hasTask', 'hasHold']),
  ).toEqual({ level: 'HIGH', hasTask: true, hasHold: false })
  expect(truths({}, ['hasTask'])).toEqual({})
})
