import { expect, test } from 'vitest'
import { whereOf } from './whereOf'

test('the address becomes the filter: lists by commas, yes and no as truth', () => {
  expect(whereOf({ statuses: 'DRAFT,REVIEW_1', isOverdue: 'false', number: 'SQ1' })).toEqual({
    statuses: ['DRAFT', 'REVIEW_1'],
    isOverdue: false,
    number: 'SQ1',
  })
  expect(whereOf({})).toEqual({})
})
