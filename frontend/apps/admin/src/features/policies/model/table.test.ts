import { expect, it } from 'vitest'
import {
  columnsOf,
  rulesOf,
  withCell,
  withColumn,
  withHitPolicy,
  withMoved,
  withoutColumn,
  withoutRow,
  withRow,
} from './table'

const table = {
  hitPolicy: 'first',
  passThrough: true,
  inputs: [{ id: 'i_grade', name: '等级', field: 'grade' }],
  outputs: [{ id: 'o_levels', name: '层级', field: 'review_levels' }],
  rules: [
    { _id: 'a', _description: 'best', i_grade: '"A"', o_levels: '0' },
    { _id: 'b', i_grade: '"B"', o_levels: '1' },
  ],
}

it('changes one cell; an empty one fits anything and is left out', () => {
  expect(rulesOf(withCell(table, 1, 'o_levels', '2'))[1]).toEqual({
    _id: 'b',
    i_grade: '"B"',
    o_levels: '2',
  })
  expect(rulesOf(withCell(table, 1, 'i_grade', ''))[1]).toEqual({ _id: 'b', o_levels: '1' })
})

it('adds a row with an id of its own, and takes one away', () => {
  const more = withRow(withRow(table))
  expect(new Set(rulesOf(more).map((rule) => rule._id)).size).toBe(4)
  expect(rulesOf(withoutRow(table, 0))).toHaveLength(1)
})

it('moves a row, but not over the edge', () => {
  expect(rulesOf(withMoved(table, 1, -1)).map((rule) => rule._id)).toEqual(['b', 'a'])
  expect(withMoved(table, 0, -1)).toBe(table)
})

it('adds a column once more under another id and removes one with its cells', () => {
  const more = withColumn(
    withColumn(table, 'inputs', 'dti_bps', '负债收入比'),
    'inputs',
    'dti_bps',
    '',
  )
  const ids = columnsOf(more, 'inputs').map(({ id }) => id)
  expect(ids[1]).toBe('i_dti_bps')
  expect(new Set(ids).size).toBe(3)
  const less = withoutColumn(table, 'inputs', 'i_grade')
  expect(rulesOf(less)[0]).toEqual({ _id: 'a', _description: 'best', o_levels: '0' })
})

it('says where to collect only where it collects', () => {
  const collecting = withHitPolicy(table, 'collect')
  expect(collecting.outputPath).toBe('findings')
  expect(withHitPolicy(collecting, 'first')).not.toHaveProperty('outputPath')
})
