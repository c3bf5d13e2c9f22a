import { expect, test } from 'vitest'
import type { ContractOfPage } from '../detail/ContractPage'
import { actionsFor, newestHash } from './catalog'

const contract = (over: object) =>
  ({
    status: 'DRAFT',
    source: 'application',
    disbursement: null,
    documents: [],
    ...over,
  }) as unknown as ContractOfPage
const names = (over: object, can: (permission: string) => boolean = () => true) =>
  actionsFor(contract(over), can).map(({ name }) => name)

test('a draft is signed in person, changed or cancelled; a sealed one is paid out', () => {
  expect(names({ status: 'DRAFT' })).toEqual(['inPerson', 'witness', 'change', 'cancel'])
  expect(names({ status: 'SIGNED' })).toEqual(['seal', 'change', 'cancel'])
  expect(names({ status: 'SEALED' })).toEqual(['payOut', 'change', 'cancel'])
})

test('what is being paid out stays as it is, until it has failed', () => {
  expect(names({ status: 'SEALED', disbursement: { status: 'PAYING' } })).toEqual([])
  expect(names({ status: 'SEALED', disbursement: { status: 'FAILED' } })).toEqual([
    'change',
    'cancel',
  ])
})

test('a record taken over with a portfolio has its loan already', () => {
  expect(names({ status: 'RECORDED', source: 'LendingClub' })).toEqual([])
  expect(names({ status: 'RECORDED', source: 'staff' })).toEqual(['payOut', 'openLoan'])
})

test('only what one may do is offered, and the newest document is what is signed', () => {
  expect(names({ status: 'SEALED' }, (one) => one === 'contract.cancel')).toEqual(['cancel'])
  expect(newestHash(contract({ documents: [{ sha256: 'old' }, { sha256: 'new' }] }))).toBe('new')
})
