import { expect, test } from 'vitest'
import { diffSchedules, pairParts } from './schedule-diff'

const cny = (amount: string) => ({ amount, currency: 'CNY' })
const row = (n: number, principal: string, dueOn = `2026-0${n}-15`) => ({
  n,
  dueOn,
  principal: cny(principal),
  interest: cny('1.00'),
  fee: cny('0.00'),
  total: cny('11.00'),
  unpaid: cny('11.00'),
})

test('rows are compared by number, field by field', () => {
  const rows = diffSchedules([row(1, '10.00'), row(2, '10.00')], [row(1, '10.00'), row(2, '8.00')])
  expect(rows.map((one) => one.changed)).toEqual([[], ['principal']])
})

test('a date that moves is a change, a row that comes or goes is all change', () => {
  const [moved, gone] = diffSchedules(
    [row(1, '10.00'), row(2, '10.00')],
    [row(1, '10.00', '2026-01-20')],
  )
  expect(moved?.changed).toEqual(['dueOn'])
  expect(gone?.after).toBeUndefined()
  expect(gone?.changed).toHaveLength(6)
})

test('balances are paired by name, also those on one side only', () => {
  const pairs = pairParts(
    [{ name: 'LOAN_PRINCIPAL', amount: cny('5.00') }],
    [
      { name: 'LOAN_PRINCIPAL', amount: cny('4.00') },
      { name: 'CUSTOMER_CREDIT', amount: cny('-1.00') },
    ],
  )
  expect(pairs.map(({ name }) => name)).toEqual(['LOAN_PRINCIPAL', 'CUSTOMER_CREDIT'])
  expect(pairs[1]?.before).toBeUndefined()
})
