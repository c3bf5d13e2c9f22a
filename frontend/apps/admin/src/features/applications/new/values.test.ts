import { expect, test } from 'vitest'
import { inputOf } from './values'

const values = { productVersionId: 'v', amount: '1000.00', documentIds: ['d'], parties: [] }

test('a new draft names its customer, its product and the branch', () => {
  expect(inputOf(values, null, 'c')).toMatchObject({
    customerId: 'c',
    productVersionId: 'v',
    channel: 'branch',
    amount: '1000.00',
    parties: null,
  })
})

test('a draft that is there keeps customer, product and channel', () => {
  const input = inputOf({ ...values, channel: 'app' }, { id: 'a' }, 'c')
  expect(input).toMatchObject({ applicationId: 'a', documentIds: ['d'] })
  expect(input).not.toHaveProperty('productVersionId')
  expect(input).not.toHaveProperty('channel')
})
