import { cleanup, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import type { HomeQuery } from './home.generated'
import { NextPayment } from './NextPayment'
import { Waiting } from './Waiting'

type Loan = NonNullable<HomeQuery['me']['customer']>['loans'][number]
type Edge = HomeQuery['applications']['edges'][number]

afterEach(cleanup)

const money = (amount: string) => ({ amount, currency: 'CNY' })

function loan(number: string, dueOn: string, overdue = '0.00', daysPastDue = 0): Loan {
  return {
    id: number,
    number,
    status: 'ACTIVE',
    daysPastDue,
    instalmentCount: 12,
    nextPayment: {
      n: 3,
      dueOn,
      amount: money('100.00'),
      overdue: money(overdue),
      total: money('100.00'),
    },
  }
}

function application(status: Edge['node']['status'], contractId: string | null = null): Edge {
  const product = { nameZh: '现金贷', nameEn: 'Cash loan' }
  return {
    node: {
      id: 'a=',
      number: 'SQ1',
      kind: 'LOAN',
      status,
      contractId,
      amount: money('5000.00'),
      product,
    },
  }
}

const shown = (element: React.ReactNode) => render(<MemoryRouter>{element}</MemoryRouter>)

test('the earliest payment is the card, the others are a list', () => {
  shown(<NextPayment loans={[loan('L2', '2026-12-20'), loan('L1', '2026-12-05')]} />)
  expect(screen.getByText('下一笔应还')).toBeTruthy()
  expect(screen.getByText('2026-12-05')).toBeTruthy()
  expect(screen.getByRole('link', { name: '去还款' }).getAttribute('href')).toBe('/loans/L1')
  expect(screen.getByRole('link', { name: /L2/ }).textContent).toContain('¥100.00')
})

test('what is overdue comes before everything, with what follows', () => {
  shown(<NextPayment loans={[loan('L1', '2026-12-05'), loan('L2', '2026-12-20', '1250.62', 5)]} />)
  expect(screen.getByText('逾期未还')).toBeTruthy()
  expect(screen.getByText('¥1,250.62')).toBeTruthy()
  expect(screen.getByText('已逾期 5 天')).toBeTruthy()
  expect(screen.getByText(/下一期/)).toBeTruthy()
})

test('a loan that is paid off shows nothing', () => {
  const { container } = shown(<NextPayment loans={[{ ...loan('L1', ''), nextPayment: null }]} />)
  expect(container.textContent).toBe('')
})

test.each([
  ['APPROVED', null, '查看报价', '/applications/a%3D/offer'],
  ['OFFER_ACCEPTED', 'c=', '去签署', '/contracts/c%3D'],
  ['OFFER_ACCEPTED', null, '去签署', '/applications/a%3D'],
  ['RETURNED', null, '去补充', '/applications/a%3D'],
  ['DRAFT', null, '继续填写', '/apply/a%3D'],
] as const)('%s leads on', (status, contractId, name, href) => {
  shown(<Waiting edges={[application(status, contractId)]} />)
  expect(screen.getByRole('link', { name }).getAttribute('href')).toBe(href)
})

test('what waits for us asks for nothing', () => {
  const { container } = shown(<Waiting edges={[application('REVIEW_1')]} />)
  expect(container.textContent).toBe('')
})
