import { expect, it } from 'vitest'
import { localName } from './local'

it('takes the half of a name that one reads', () => {
  expect(localName('等级与定价 Grades and prices', 'zh')).toBe('等级与定价')
  expect(localName('等级与定价 Grades and prices', 'en')).toBe('Grades and prices')
})

it('leaves a name of one language alone', () => {
  expect(localName('准入', 'en')).toBe('准入')
  expect(localName('Knock-outs', 'zh')).toBe('Knock-outs')
})
