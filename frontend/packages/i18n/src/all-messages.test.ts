import { expect, test } from 'vitest'
import type { Messages } from './messages'

const modules = import.meta.glob<Record<string, unknown>>(
  '../../../{apps,packages}/**/src/**/*messages.ts',
  {
    eager: true,
  },
)

const all = Object.entries(modules)
  .filter(([file]) => !file.endsWith('i18n/src/messages.ts'))
  .flatMap(([file, module]) =>
    Object.values(module)
      .filter((one): one is Messages => typeof one === 'object' && one !== null)
      .flatMap((messages) => Object.entries(messages).map(([key, text]) => ({ file, key, text }))),
  )
  .filter(({ text }) => typeof text === 'object')

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

test('there are texts', () => expect(all.length).toBeGreaterThan(50))

test.each(all)('$file $key says the same in both languages', ({ text }) => {
  expect(text.zh.trim()).not.toBe('')
  expect(text.en.trim()).not.toBe('')
  expect(names(text.en)).toEqual(names(text.zh))
  expect(text.en, 'English has no Chinese in it').not.toMatch(/[\u4e00-\u9fff]/)
})
