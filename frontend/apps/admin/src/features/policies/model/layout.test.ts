import { expect, it } from 'vitest'
import { layoutOf } from './layout'
import type { ModelNode } from './types'

const node = (id: string): ModelNode => ({ id, name: id, kind: 'expressionNode', content: {} })

it('puts a node right of all that lead to it', () => {
  const nodes = ['in', 'a', 'b', 'out'].map(node)
  const edges = [
    { from: 'in', to: 'a' },
    { from: 'a', to: 'b' },
    { from: 'in', to: 'b' },
    { from: 'b', to: 'out' },
  ]
  const { placed, lines } = layoutOf(nodes, edges)
  const xs = placed.map(({ x }) => x)
  expect([...xs].sort((one, two) => one - two)).toEqual(xs)
  expect(new Set(xs).size).toBe(4)
  expect(lines).toHaveLength(4)
})

it('puts branches below one another and survives a circle', () => {
  const nodes = ['in', 'a', 'b'].map(node)
  const branches = layoutOf(nodes, [
    { from: 'in', to: 'a' },
    { from: 'in', to: 'b' },
  ])
  expect(branches.placed[1]?.x).toBe(branches.placed[2]?.x)
  expect(branches.placed[1]?.y).not.toBe(branches.placed[2]?.y)
  const circle = layoutOf(nodes, [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'a' },
  ])
  expect(circle.placed).toHaveLength(3)
})
