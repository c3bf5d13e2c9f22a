import { expect, it } from 'vitest'
import { wrongOf } from './wrong'

it('finds the node and the row that the server refuses', () => {
  expect(wrongOf({ field: 'content.model.grades.rules[2]' })).toEqual({ node: 'grades', row: 2 })
  expect(wrongOf({ field: 'content.model.risk' })).toEqual({ node: 'risk', row: -1 })
  expect(wrongOf({ field: 'content.reasons' })).toBeNull()
  expect(wrongOf({ field: null })).toBeNull()
})
