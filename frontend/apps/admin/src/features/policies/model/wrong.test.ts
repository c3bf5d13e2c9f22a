import { expect, it } from 'vitest'
import { wrongOf } from './wrong'

const IDS = ['input', 'risk', 'grades']

it('finds the node and the row that the server refuses', () => {
  const place = (field: string | null) => wrongOf({ field }, IDS)
  expect(place('content.model.grades.rules[2]')).toEqual({ node: 'grades', row: 2 })
  expect(place('content.model.risk.expressions[0]')).toEqual({ node: 'risk', row: 0 })
  expect(place('content.model.risk')).toEqual({ node: 'risk', row: -1 })
  expect(place('content.model.nodes[1]')).toEqual({ node: 'risk', row: -1 })
  expect(place('content.model.edges')).toBeNull()
  expect(place('content.reasons')).toBeNull()
  expect(place(null)).toBeNull()
})
