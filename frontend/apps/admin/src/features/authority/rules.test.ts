import { expect, it } from 'vitest'
import { replacedBy } from './rules'

const rule = (level: number, productId: string | null = null, grade: string | null = null) => ({
  level,
  productId,
  grade,
})

it('finds the rule of the same level, product and grade', () => {
  const inForce = [rule(1), rule(1, 'CASH'), rule(2)]
  expect(replacedBy(rule(1, 'CASH'), inForce)).toBe(inForce[1])
  expect(replacedBy(rule(1), inForce)).toBe(inForce[0])
  expect(replacedBy(rule(1, 'CASH', 'A'), inForce)).toBeUndefined()
})
