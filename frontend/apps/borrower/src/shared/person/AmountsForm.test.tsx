import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AmountsForm } from './AmountsForm'

const send = vi.fn(async (_input: unknown) => ({ kind: 'done' as const, payload: {} }))

vi.mock('@xindai/graphql', async (original) => ({
  ...(await original<object>()),
  useVerb: () => ({ send }),
  useCode: () => (_name: string, value: string) => value,
  useCodes: () => ['SALARY', 'LIVING', 'CREDIT_CARD'].map((value) => ({ value, label: value })),
}))

beforeEach(() => send.mockClear())
afterEach(cleanup)

async function earn() {
  const kinds = screen.getAllByRole('combobox')
  const amounts = screen.getAllByLabelText('每月金额')
  for (const [n, kind] of ['SALARY', 'LIVING'].entries()) {
    await userEvent.selectOptions(kinds[n] as Element, kind)
    await userEvent.type(amounts[n] as Element, '18000')
  }
}

test('to have no debts is said, not left out', async () => {
  render(<AmountsForm onDone={() => {}} />)
  await earn()
  await userEvent.click(screen.getByRole('button', { name: '保存' }))
  expect(send).not.toHaveBeenCalled()
  expect(screen.getByText('请添加每月要还的债务, 没有请勾选')).toBeTruthy()
  await userEvent.click(screen.getByRole('checkbox', { name: '没有每月要还的债务' }))
  await userEvent.click(screen.getByRole('button', { name: '保存' }))
  expect(send.mock.calls[0]?.[0]).toMatchObject({
    amounts: [
      { side: 'INCOME', kind: 'SALARY' },
      { side: 'EXPENSE', kind: 'LIVING' },
      { side: 'OBLIGATION', kind: 'NONE', amount: '0' },
    ],
  })
})

test('income and expenses stay asked for, and who adds a debt is not asked whether he has none', async () => {
  render(<AmountsForm onDone={() => {}} />)
  expect(screen.queryByRole('button', { name: '删除' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: '添加OBLIGATION' }))
  expect(screen.queryByRole('checkbox')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: '删除' }))
  expect(screen.getByRole('checkbox')).toBeTruthy()
})
