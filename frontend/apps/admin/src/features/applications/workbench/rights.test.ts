import { expect, test } from 'vitest'
import { rightsOf } from './rights'
import type { Work } from './types'

const work = {
  status: 'REVIEW_1',
  nextVerbs: [],
  claimedBy: null,
  isMine: false,
  hindrance: null,
} as unknown as Work
const holder =
  (...held: readonly string[]) =>
  (...wanted: readonly string[]) =>
    wanted.some((one) => held.includes(one))
const approver = holder('application.work', 'application.review_1')

test('a free application of my queue can be claimed', () => {
  expect(rightsOf(work, approver).claim).toBe(true)
  expect(rightsOf({ ...work, status: 'REVIEW_2' }, approver).claim).toBe(false)
  expect(
    rightsOf({ ...work, claimedBy: { kind: 'STAFF', name: '王五' } as const }, approver).claim,
  ).toBe(false)
})

test('what bars me is not to be claimed', () => {
  expect(rightsOf({ ...work, hindrance: 'CONFLICT_OF_INTEREST' }, approver).claim).toBe(false)
})

test('the one who holds it gives it back; another does with the right to assign', () => {
  const taken = { ...work, claimedBy: { kind: 'STAFF', name: '王五' } as const }
  expect(rightsOf({ ...taken, isMine: true }, approver).release).toBe(true)
  expect(rightsOf(taken, approver).release).toBe(false)
  expect(rightsOf(taken, holder('application.work', 'application.assign')).release).toBe(true)
})

test('the verdicts are those that the server offers', () => {
  const mine: Work = { ...work, nextVerbs: ['REVIEW_APPROVE', 'RETURN'] }
  const rights = rightsOf(mine, approver)
  expect([rights.approve, rights.sendBack, rights.reject]).toEqual([true, true, false])
})
