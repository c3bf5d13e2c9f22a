import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Form } from 'antd'
import { expect, test } from 'vitest'
import { LoanRepayDocument } from '../../features/loans/verbs/verbs.generated'
import { answering, type Sent, show } from '../../test/setting'
import { MoneyInput } from '../fields'
import { VerbDrawer } from './VerbDrawer'

const payload = (over: object) => ({
  loanRepay: {
    __typename: 'LoanPayload',
    loan: null,
    preview: null,
    approval: null,
    userErrors: [],
    ...over,
  },
})

function Repay() {
  return (
    <VerbDrawer
      title="还款"
      open
      onClose={() => {}}
      document={LoanRepayDocument}
      toInput={(values: { amount: string }) => ({ ...values, loanId: 'L1' })}
      preview={() => <p>试算如下</p>}
    >
      <Form.Item name="amount" label="金额">
        <MoneyInput />
      </Form.Item>
    </VerbDrawer>
  )
}

interface Input {
  readonly dryRun?: boolean
  readonly idempotencyKey?: string
  readonly amount: string
}

const inputOf = (one: Sent | undefined) => one?.variables.input as Input

test('a preview comes before the command, and a changed form needs another one', async () => {
  const sent = answering({ LoanRepay: () => payload({}) })
  const person = userEvent.setup()
  show(<Repay />)
  await person.type(await screen.findByLabelText('金额'), '１，０００')
  expect(screen.queryByRole('button', { name: /确\s?认/ })).toBeNull()
  await person.click(screen.getByRole('button', { name: /试\s?算/ }))
  await screen.findByText('试算如下')
  const first = inputOf(sent[0])
  expect(first).toMatchObject({ dryRun: true, amount: '1000' })
  expect(first.idempotencyKey).toBeUndefined()
  await person.type(screen.getByLabelText('金额'), '5')
  expect(screen.queryByText('试算如下')).toBeNull()
  await person.click(screen.getByRole('button', { name: /试\s?算/ }))
  await person.click(await screen.findByRole('button', { name: /确\s?认/ }))
  await waitFor(() => expect(sent).toHaveLength(3))
  const last = inputOf(sent[2])
  expect(last.dryRun).toBeUndefined()
  expect(last.idempotencyKey).toMatch(/^[0-9a-f]{32}$/)
})

test('a refusal stands at its field', async () => {
  answering({
    LoanRepay: () =>
      payload({
        userErrors: [
          {
            __typename: 'UserError',
            code: 'NOT_POSITIVE',
            field: 'amount',
            message: '金额须大于零',
          },
        ],
      }),
  })
  const person = userEvent.setup()
  show(<Repay />)
  await person.type(await screen.findByLabelText('金额'), '0')
  await person.click(screen.getByRole('button', { name: /试\s?算/ }))
  const said = await screen.findByText('金额须大于零')
  expect(said.closest('.ant-form-item')).not.toBeNull()
})

test('a refusal of a line of a list stands at that line', async () => {
  const field = { code: 'INVALID_AMOUNT', field: 'lines.1.amount', message: '金额不对' }
  answering({
    LoanRepay: () => payload({ userErrors: [{ __typename: 'UserError', ...field }] }),
  })
  const person = userEvent.setup()
  show(
    <VerbDrawer
      title="还款"
      open
      onClose={() => {}}
      document={LoanRepayDocument}
      initial={{ lines: [{ amount: '1' }, { amount: '2' }] }}
      toInput={(values: { lines: readonly { amount: string }[] }) => ({ ...values })}
    >
      <Form.List name="lines">
        {(lines) =>
          lines.map(({ key, name }) => (
            <Form.Item key={key} name={[name, 'amount']} label={`金额${name + 1}`}>
              <MoneyInput />
            </Form.Item>
          ))
        }
      </Form.List>
    </VerbDrawer>,
  )
  await person.click(await screen.findByRole('button', { name: /确\s?认/ }))
  const told = await screen.findByText('金额不对')
  await waitFor(() =>
    expect(screen.getByLabelText('金额2').getAttribute('aria-describedby')).toBe(
      told.closest('[id]')?.id,
    ),
  )
})
