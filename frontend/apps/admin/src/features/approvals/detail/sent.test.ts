import { expect, test } from 'vitest'
import { flat, subjectOf } from './sent'

const ID = '01a2220e-4b37-7465-9ba5-5a53d94cdc8d'

test('what was sent is one line a value, without the keys of the transport', () => {
  const sent = { input: { loanId: 'x', terms: { amount: '1.00', note: '' }, idempotencyKey: 'k' } }
  expect(flat(sent)).toEqual([
    { path: 'input.loanId', value: 'x' },
    { path: 'input.terms.amount', value: '1.00' },
  ])
})

test('an id of the API is told as what it is the id of', () => {
  expect(subjectOf(btoa(`CreditLine:${ID}`))).toBe(`credit_line/${ID}`)
  expect(subjectOf(btoa(`Loan:${ID}`))).toBe(`loan/${ID}`)
  for (const other of ['6', '2026-11-28', '张三', btoa('Loan:1'), '']) {
    expect(subjectOf(other)).toBeNull()
  }
})
