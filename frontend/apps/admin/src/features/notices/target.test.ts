import { expect, it } from 'vitest'
import { targetOf } from './target'

it('leads to what a notice is about', () => {
  const params = { number: 'SQ0000000356', status: 'review_1' }
  expect(targetOf({ kind: 'application.overdue', params })).toBe(
    '/applications?number=SQ0000000356',
  )
  expect(targetOf({ kind: 'session.started', params: {} })).toBe('/account?tab=sessions')
  expect(targetOf({ kind: 'something.new', params: {} })).toBeNull()
})
