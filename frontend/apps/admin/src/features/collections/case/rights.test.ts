import { describe, expect, it } from 'vitest'
import { rightsOf } from './rights'

const CASE = {
  status: 'OPEN' as const,
  isMine: true,
  isPlaced: false,
  isDisputed: false,
  assignedId: 'x',
}
const collector = (permission: string) =>
  ['collection.work', 'collection.contact', 'collection.legal'].includes(permission)

describe('rightsOf', () => {
  it('lets the one who has the case work on it and contact the customer', () => {
    const rights = rightsOf(CASE, collector)
    expect([rights.canWork, rights.canContact, rights.canSue]).toEqual([true, true, true])
    expect([rights.canClaim, rights.canHandOver]).toEqual([false, false])
  })
  it('lets nobody contact a customer who disputes the debt', () => {
    expect(rightsOf({ ...CASE, isDisputed: true }, collector).canContact).toBe(false)
  })
  it('offers a case that nobody has, and nothing else of it', () => {
    const rights = rightsOf({ ...CASE, isMine: false, assignedId: null }, collector)
    expect([rights.canClaim, rights.canWork, rights.canContact]).toEqual([true, false, false])
  })
  it('leaves a case at an agency and a closed one alone', () => {
    const all = () => true
    const placed = rightsOf({ ...CASE, isPlaced: true }, all)
    expect([placed.canWork, placed.canRecall]).toEqual([false, true])
    const closed = rightsOf({ ...CASE, status: 'CLOSED' }, all)
    expect(Object.values(closed).some(Boolean)).toBe(false)
  })
})
