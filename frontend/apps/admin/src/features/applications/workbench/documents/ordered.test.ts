import { expect, test } from 'vitest'
import type { Work } from '../types'
import { ordered } from './usePapers'

test('the papers of the application come before the others of the customer', () => {
  const papers = ['a', 'b', 'c'].map((id) => ({ id }))
  const work = { documentIds: ['c'], customer: { documents: papers } } as unknown as Work
  expect(ordered(work).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
})
