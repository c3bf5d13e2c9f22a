import { expect, test } from 'vitest'
import { type Happened, milestonesOf } from './road'

const moves = (...states: Happened['toStatus'][]): Happened[] =>
  states.map((toStatus, at) => ({
    fromStatus: at === 0 ? null : (states[at - 1] ?? null),
    toStatus,
    at: `2026-11-28T06:0${at}:00Z`,
  }))

test('an application under review has been sent and waits for the decision', () => {
  const road = milestonesOf('LOAN', 'REVIEW_1', moves('DRAFT', 'SUBMITTED', 'DECIDING', 'REVIEW_1'))
  expect(road.map(({ stage, state }) => [stage, state])).toEqual([
    ['fill', 'done'],
    ['decide', 'now'],
    ['offer', 'next'],
    ['sign', 'next'],
    ['pay', 'next'],
  ])
  expect(road[0]?.at).toBe('2026-11-28T06:01:00Z')
})

test('a line ends with its grant, a loan with its money', () => {
  const accepted = moves('DRAFT', 'SUBMITTED', 'APPROVED', 'OFFER_ACCEPTED')
  expect(milestonesOf('LINE', 'OFFER_ACCEPTED', accepted).map(({ state }) => state)).toEqual([
    'done',
    'done',
    'done',
  ])
  expect(milestonesOf('LOAN', 'OFFER_ACCEPTED', accepted).at(3)).toMatchObject({
    stage: 'sign',
    state: 'now',
  })
  const paid = [...accepted, ...moves('CONTRACT_SIGNED', 'DISBURSING', 'DISBURSED')]
  expect(milestonesOf('LOAN', 'DISBURSED', paid).every(({ state }) => state === 'done')).toBe(true)
})

test('what was turned down or withdrawn stops where it stood', () => {
  const refused = moves('DRAFT', 'SUBMITTED', 'DECIDING', 'REJECTED')
  expect(
    milestonesOf('LOAN', 'REJECTED', refused).map(({ stage, state }) => [stage, state]),
  ).toEqual([
    ['fill', 'done'],
    ['decide', 'bad'],
  ])
  const left = moves('DRAFT', 'WITHDRAWN')
  expect(milestonesOf('LOAN', 'WITHDRAWN', left)).toEqual([
    { stage: 'fill', state: 'bad', at: null },
  ])
})
