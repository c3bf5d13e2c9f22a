import { expect, it } from 'vitest'
import { verbsFor } from './catalog'

const names = (status: string, ...held: string[]) =>
  verbsFor(status, (one) => held.includes(one)).map(({ name }) => name)

it('offers what fits the state and the rights', () => {
  expect(names('ACTIVE', 'credit_line.propose')).toEqual(['adjust', 'raise', 'subLine'])
  expect(names('FROZEN', 'credit_line.propose', 'credit_line.close')).toEqual(['unfreeze', 'close'])
  expect(names('CLOSED', 'credit_line.propose', 'credit_line.close')).toEqual([])
  expect(names('ACTIVE')).toEqual([])
})
