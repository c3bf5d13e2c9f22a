import { expect, it } from 'vitest'
import { actsOf } from './acts'

const all = () => true
const none = () => false

it('a draft is submitted by who edits', () => {
  expect(actsOf({ status: 'DRAFT', arm: null }, all)).toEqual(['submit'])
  expect(actsOf({ status: 'DRAFT', arm: null }, none)).toEqual([])
})

it('only a challenger has a share to change', () => {
  expect(actsOf({ status: 'PUBLISHED', arm: 'CHAMPION' }, all)).toEqual(['retire'])
  expect(actsOf({ status: 'PUBLISHED', arm: 'CHALLENGER' }, all)).toEqual(['challenger', 'retire'])
})

it('nothing is done with what is retired', () => {
  expect(actsOf({ status: 'RETIRED', arm: null }, all)).toEqual([])
})
