import { expect, test } from 'vitest'
import { fieldsOf, inputOf } from './correction'

test('a correction says what it needs and nothing else', () => {
  const typed = {
    answer: '已减免',
    eventId: 'e',
    amount: '1.00',
    component: 'FEE',
    on: '2024-03-01',
  }
  expect(inputOf('d', { ...typed, correction: 'WAIVE' })).toEqual({
    disputeId: 'd',
    correction: 'WAIVE',
    answer: '已减免',
    component: 'FEE',
    amount: '1.00',
  })
  expect(inputOf('d', { ...typed, correction: 'REDATE' })).toEqual({
    disputeId: 'd',
    correction: 'REDATE',
    answer: '已减免',
    eventId: 'e',
    on: '2024-03-01',
  })
  expect(fieldsOf(undefined)).toEqual([])
})
