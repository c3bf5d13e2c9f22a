import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { answering, show } from '../../../test/setting'
import { Component as LoanList } from './LoanList'

const CNY = (amount: string) => ({ __typename: 'Money', amount, currency: 'CNY' })
const loan = (n: number) => ({
  node: {
    __typename: 'Loan',
    id: `L${n}`,
    number: `JJ${n}`,
    status: 'ACTIVE',
    assetClass: 'NORMAL',
    daysPastDue: 0,
    outstanding: CNY('1234.50'),
    principal: CNY('12000.00'),
    disbursedOn: '2026-01-31',
    nextDueOn: '2026-12-31',
    customer: { __typename: 'Customer', id: 'C1', name: '王**' },
    product: { __typename: 'Product', id: 'P1', nameZh: '现金贷', nameEn: 'Cash loan' },
    branch: null,
  },
})
const page = (n: number, endCursor: string | null) => ({
  loans: {
    __typename: 'LoanConnection',
    edges: [loan(n)],
    pageInfo: { __typename: 'PageInfo', hasNextPage: endCursor !== null, endCursor },
  },
})

test('every step of a list is one request: the next page, an order, and back', async () => {
  const all = answering({
    LoanFilterChoices: () => ({ products: [] }),
    LoanList: ({ after }: { after: string | null }) => (after ? page(2, null) : page(1, 'c1')),
  })
  // What filters choose from is read when somebody opens one: not here.
  const sent = () => all.filter(({ operation }) => operation === 'LoanList')
  const person = userEvent.setup()
  show(<LoanList />, '/?status=ACTIVE&overdue=true')
  await screen.findByText('JJ1')
  expect(screen.getByText('¥1,234.50')).toBeTruthy()
  expect(sent()).toHaveLength(1)
  expect(sent()[0]?.variables).toMatchObject({
    first: 20,
    order: 'NUMBER_DESC',
    where: { status: 'ACTIVE', overdue: true },
  })
  await person.click(screen.getByRole('button', { name: '下一页' }))
  await screen.findByText('JJ2')
  expect(sent()).toHaveLength(2)
  expect(sent()[1]?.variables).toMatchObject({ after: 'c1' })
  await person.click(screen.getByRole('columnheader', { name: /剩余本金/ }))
  await waitFor(() => expect(sent()).toHaveLength(3))
  expect(sent()[2]?.variables).toMatchObject({ order: 'OUTSTANDING_DESC' })
  expect(sent()[2]?.variables.after ?? null).toBeNull()
  expect(all).toHaveLength(3)
})

test('an empty list says what to do', async () => {
  answering({
    LoanFilterChoices: () => ({ products: [] }),
    LoanList: () => ({
      loans: {
        __typename: 'LoanConnection',
        edges: [],
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      },
    }),
  })
  show(<LoanList />, '/?number=JJ9')
  await screen.findByText(/没有符合筛选条件的记录/)
  expect(screen.getByRole('button', { name: '清除筛选' })).toBeTruthy()
})
