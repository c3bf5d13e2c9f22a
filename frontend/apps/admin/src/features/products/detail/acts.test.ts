import { expect, it } from 'vitest'
import { actsOf } from './acts'

const product = (...states: string[]) => ({
  versions: states.map((status, n) => ({ id: String(n), status })) as never,
})
const all = () => true
const manager = (right: string) =>
  ['product.change_draft', 'product.submit', 'product.move_version'].includes(right)

it('a draft is submitted or edited', () => {
  expect(actsOf(product('DRAFT'), { id: '0', status: 'DRAFT' }, manager)).toEqual([
    'submit',
    'edit',
  ])
})

it('what is under review waits for somebody else', () => {
  const version = { id: '0', status: 'UNDER_REVIEW' } as const
  expect(actsOf(product('UNDER_REVIEW'), version, manager)).toEqual([])
  expect(actsOf(product('UNDER_REVIEW'), version, all)).toEqual(['approve', 'giveBack'])
})

it('an older version on offer is taken off the list, not edited', () => {
  const there = product('LISTED', 'DRAFT')
  expect(actsOf(there, { id: '0', status: 'LISTED' }, manager)).toEqual(['delist'])
})

it('who may read only does nothing', () => {
  expect(actsOf(product('DRAFT'), { id: '0', status: 'DRAFT' }, () => false)).toEqual([])
})
