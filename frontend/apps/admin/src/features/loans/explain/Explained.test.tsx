import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { answering, show } from '../../../test/setting'
import { Explained } from './Explained'

const step = (depth: number, label: string, amount: string, note = '') => ({
  __typename: 'Explanation',
  depth,
  label,
  amount,
  note,
})

test('an amount unfolds into the parts that add up to it, and asks only then', async () => {
  const sent = answering({
    Explain: () => ({
      explain: [
        step(0, 'interest', '51.34'),
        step(1, '2026-03-26 – 2026-04-26', '51.3333', '4885.01 × 0.1261 × 31 × 1/372'),
        step(1, 'rounding', '0.0067'),
      ],
    }),
  })
  const person = userEvent.setup()
  show(<Explained loanId="L1" what="interest" n={2} value={{ amount: '51.34', currency: 'CNY' }} />)
  expect(sent).toHaveLength(0)
  await person.click(screen.getByRole('button', { name: '¥51.34, 查看计算过程' }))
  await screen.findByText('4885.01 × 0.1261 × 31 × 1/372')
  expect(screen.getByText('51.3333')).toBeTruthy()
  expect(screen.getByText('0.0067')).toBeTruthy()
  expect(sent).toHaveLength(1)
  expect(sent[0]?.variables).toEqual({ loanId: 'L1', what: 'interest', n: 2, on: null })
})

test('nothing needs no reason', () => {
  answering({})
  show(<Explained loanId="L1" what="fee" n={2} value={{ amount: '0.00', currency: 'CNY' }} />)
  expect(screen.queryByRole('button')).toBeNull()
})
