import { expect, test } from 'vitest'
import { tree } from './Branches'

const branch = (name: string, path: string) => ({
  id: name,
  code: name,
  name,
  path,
  isActive: true,
})

test('branches stand below the nearest one whose path theirs begins with', () => {
  const found = tree([
    branch('HO', '/ho/'),
    branch('SH', '/ho/sh/'),
    branch('SH1', '/ho/sh/1/'),
    branch('BJ', '/ho/bj/'),
  ])
  expect(found).toHaveLength(1)
  expect(found[0]?.children?.map((one) => one.name)).toEqual(['SH', 'BJ'])
  expect(found[0]?.children?.[0]?.children?.map((one) => one.name)).toEqual(['SH1'])
})

test('who sees only a part has its top as the root', () => {
  expect(
    tree([branch('SH', '/ho/sh/'), branch('SH1', '/ho/sh/1/')]).map((one) => one.name),
  ).toEqual(['SH'])
})
