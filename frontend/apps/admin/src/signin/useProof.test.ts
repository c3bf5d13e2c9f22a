import { expect, it } from 'vitest'
import { kindsOf } from './useProof'

it('takes the password of who has nothing else, and of nobody else', () => {
  expect(kindsOf(false, 0, false)).toEqual(['password'])
  expect(kindsOf(true, 10, false)).toEqual(['totp', 'recoveryCode'])
  expect(kindsOf(true, 0, true)).toEqual(['totp'])
  expect(kindsOf(false, 3, true)).toEqual(['recoveryCode'])
})
