import { expect, it } from 'vitest'
import { whereOf } from './where'

it('tells the numbers of a person apart', () => {
  expect(whereOf('13800138000')).toEqual({ phone: '13800138000' })
  expect(whereOf('11010119900307001x')).toEqual({ idNumber: '11010119900307001x' })
  expect(whereOf('KH000001')).toEqual({ number: 'KH000001' })
  expect(whereOf('KH')).toBeNull()
})
