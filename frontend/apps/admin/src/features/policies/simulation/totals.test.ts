import { expect, it } from 'vitest'
import { newReasons, outcomeMoves, reasonMoves } from './totals'

const totals = {
  before: { reasons: { GRADE_A: 10, DTI_HIGH: 2 } },
  after: { reasons: { GRADE_A: 9, DTI_HIGH: 7, HISTORY_THIN: 1 } },
  moves: { 'approve -> refer': 5, 'approve -> approve': 1 },
}

it('puts the reason that moves most first', () => {
  expect(reasonMoves(totals).map(({ code }) => code)).toEqual([
    'DTI_HIGH',
    'GRADE_A',
    'HISTORY_THIN',
  ])
  expect(reasonMoves(totals)[2]).toEqual({ code: 'HISTORY_THIN', before: 0, after: 1 })
})

it('reads how outcomes move', () => {
  expect(outcomeMoves(totals)[0]).toEqual({ from: 'APPROVE', to: 'REFER', count: 5 })
})

it('names only new reasons of a change', () => {
  expect(newReasons({ reasons: ['GRADE_A'] }, { reasons: ['GRADE_A', 'DTI_HIGH'] })).toEqual([
    'DTI_HIGH',
  ])
})
