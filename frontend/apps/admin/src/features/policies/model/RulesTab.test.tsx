import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import type { JsonObject } from '../../../shared/json'
import { show } from '../../../test/setting'
import { RulesTab } from './RulesTab'
import { nodesOf } from './types'

const POLICY: JsonObject = {
  model: {
    nodes: [
      { id: 'input', name: '申请 Application', type: 'inputNode' },
      {
        id: 'grades',
        name: '等级 Grades',
        type: 'decisionTableNode',
        content: {
          hitPolicy: 'first',
          passThrough: true,
          inputs: [{ id: 'i_points', name: '风险点数', field: 'risk_points' }],
          outputs: [{ id: 'o_grade', name: '等级', field: 'grade' }],
          rules: [
            { _id: 'a', i_points: '<= 30', o_grade: '"A"' },
            { _id: 'b', o_grade: '"B"' },
          ],
        },
      },
      {
        id: 'risk',
        name: '风险点数 Risk points',
        type: 'expressionNode',
        content: {
          passThrough: true,
          expressions: [{ id: 'x', key: 'risk_points', value: '1 + 1' }],
        },
      },
    ],
    edges: [{ sourceId: 'input', targetId: 'risk' }],
  },
}

const FORMAT = {
  nodeKinds: ['decisionTableNode', 'expressionNode', 'switchNode'],
  answers: [{ name: 'grade', zh: '等级', en: 'Grade' }],
  mostNodes: 40,
}

let kept: JsonObject = POLICY

function Editing() {
  const [content, setContent] = useState(POLICY)
  kept = content
  return <RulesTab content={content} onChange={setContent} facts={[]} format={FORMAT} />
}

const rules = () => nodesOf(kept).find(({ id }) => id === 'grades')?.content.rules

it('changes a cell of the step that is chosen', async () => {
  const user = userEvent.setup()
  show(<Editing />)
  const cell = screen.getByLabelText('第 1 行 风险点数')
  await user.clear(cell)
  await user.type(cell, '<= 25')
  expect(rules()).toEqual([
    { _id: 'a', i_points: '<= 25', o_grade: '"A"' },
    { _id: 'b', o_grade: '"B"' },
  ])
  await user.click(screen.getByLabelText('第 2 行上移'))
  expect(rules()).toMatchObject([{ _id: 'b' }, { _id: 'a' }])
})

it('goes to another step by the list', async () => {
  const user = userEvent.setup()
  show(<Editing />)
  const steps = within(screen.getByLabelText('步骤'))
  await user.click(steps.getByRole('button', { name: /^风险点数/ }))
  expect(screen.getByLabelText('第 1 行 算式')).toHaveProperty('value', '1 + 1')
})
