import type { Rule } from './Authority'

type Place = Pick<Rule, 'level' | 'productId' | 'grade'>

/** The rule that a proposal would replace: the one for the same level, product and grade. */
export function replacedBy<R extends Place>(rule: Place, inForce: readonly R[]): R | undefined {
  return inForce.find(
    (one) =>
      one.level === rule.level && one.productId === rule.productId && one.grade === rule.grade,
  )
}
