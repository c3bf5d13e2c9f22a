import { expect, it } from 'vitest'
import type { JsonObject } from '../../../shared/json'
import {
  behind,
  emptyContent,
  sourcesOf,
  targetsOf,
  withNewNode,
  withNodeContent,
  withNodeName,
  withoutNode,
  withSources,
  withTargets,
} from './graph'
import { dependentsOf, madeUpTo, unknownIn } from './names'
import { edgesOf, nodesOf } from './types'

const table = (input: string, output: string) => ({
  hitPolicy: 'first',
  inputs: [{ id: 'i', field: input }],
  outputs: [{ id: 'o', field: output }],
  rules: [{ _id: 'a', _description: 'nobody reads this', i: '> 5', o: '"points"' }],
})

const edge = (sourceId: string, targetId: string) => ({
  id: `${sourceId}-${targetId}`,
  type: 'edge',
  sourceId,
  targetId,
})

const POLICY: JsonObject = {
  model: {
    nodes: [
      { id: 'input', name: '申请', type: 'inputNode' },
      {
        id: 'risk',
        name: '风险',
        type: 'expressionNode',
        content: { expressions: [{ id: 'x', key: 'points', value: 'score + 1' }] },
      },
      { id: 'grades', name: '等级', type: 'decisionTableNode', content: table('points', 'grade') },
      { id: 'output', name: '决策', type: 'outputNode' },
    ],
    edges: [edge('input', 'risk'), edge('risk', 'grades'), edge('grades', 'output')],
  },
}

const joined = (content: JsonObject) =>
  edgesOf(content).map(({ from, to, branch }) => `${from}${branch ? `#${branch}` : ''}>${to}`)

it('puts a node between two that were joined', () => {
  const columns = { inputs: [{ field: 'score', name: '评分' }], outputs: [] }
  const [next, id] = withNewNode(POLICY, {
    kind: 'decisionTableNode',
    name: '新',
    content: emptyContent('decisionTableNode', columns),
    sources: ['risk'],
    targets: ['grades'],
  })
  expect(joined(next)).toEqual(['input>risk', 'grades>output', `risk>${id}`, `${id}>grades`])
  expect(nodesOf(next).at(-1)?.kind).toBe('outputNode')
  expect(nodesOf(next).find((node) => node.id === id)?.content.inputs).toEqual([
    { id: 'i_score', name: '评分', field: 'score' },
  ])
})

it('takes a node out and bridges the gap, or leaves it', () => {
  expect(joined(withoutNode(POLICY, 'risk', true))).toEqual(['grades>output', 'input>grades'])
  expect(joined(withoutNode(POLICY, 'risk', false))).toEqual(['grades>output'])
  expect(nodesOf(withoutNode(POLICY, 'risk', true))).toHaveLength(3)
})

it('connects and disconnects', () => {
  const more = withSources(POLICY, 'grades', ['risk', 'input'])
  expect(sourcesOf(more, 'grades')).toEqual(['risk', 'input'])
  expect(targetsOf(withTargets(more, 'risk', []), 'risk')).toEqual([])
  expect([...behind(POLICY, 'grades')].sort()).toEqual(['grades', 'output'])
})

it('leaves a switch by its conditions, and loses the way with the condition', () => {
  const [next, id] = withNewNode(POLICY, {
    kind: 'switchNode',
    name: '分支',
    content: emptyContent('switchNode', { inputs: [], outputs: [] }),
    sources: ['input'],
    targets: ['output'],
  })
  expect(joined(next)).toContain(`${id}#branch1>output`)
  const empty = withNodeContent(next, id, { hitPolicy: 'first', statements: [] })
  expect(joined(empty)).not.toContain(`${id}#branch1>output`)
  expect(joined(empty)).toContain(`input>${id}`)
})

it('knows who uses what a node computes', () => {
  expect(dependentsOf(POLICY, 'risk').map(({ node, names }) => [node.id, names])).toEqual([
    ['grades', ['points']],
  ])
  expect(dependentsOf(POLICY, 'grades')).toEqual([])
  expect(madeUpTo(POLICY, ['grades'])).toEqual(['points', 'grade'])
  const parted = withSources(POLICY, 'grades', ['input'])
  const grades = nodesOf(parted)[2]
  expect(grades && unknownIn(parted, grades, [{ name: 'score' }])).toEqual(['points'])
})

it('renames only the node', () => {
  const next = withNodeName(POLICY, 'risk', '风险分 Risk')
  expect(nodesOf(next).map(({ name }) => name)).toEqual(['申请', '风险分 Risk', '等级', '决策'])
  expect(joined(next)).toEqual(joined(POLICY))
})
