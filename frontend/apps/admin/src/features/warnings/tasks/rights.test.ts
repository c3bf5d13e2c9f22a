import { expect, test } from 'vitest'
import { rightsOf } from './rights'

const open = { status: 'OPEN', escalatedOn: null, isMine: false }
const officer = (right: string) => right === 'early_warning.work'
const all = () => true

test('an open task is claimed by whoever works on tasks', () => {
  expect(rightsOf(open, officer).canClaim).toBe(true)
  expect(rightsOf(open, () => false).canClaim).toBe(false)
})

test('a claimed task is resolved by its owner, and taken over once escalated by a manager', () => {
  const claimed = { ...open, status: 'CLAIMED' }
  expect(rightsOf({ ...claimed, isMine: true }, officer)).toEqual({
    canClaim: false,
    canResolve: true,
  })
  expect(rightsOf(claimed, all)).toEqual({ canClaim: false, canResolve: false })
  const late = { ...claimed, escalatedOn: '2024-03-06' }
  expect(rightsOf(late, all)).toEqual({ canClaim: true, canResolve: false })
  expect(rightsOf(late, officer).canClaim).toBe(false)
})
