import { expect, it } from 'vitest'
import { deviceOf } from './device'

it('says browser and system', () => {
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit Chrome/140.0 Safari/537 Edg/140'
  expect(deviceOf(edge)).toBe('Edge · Windows')
  expect(deviceOf('curl/8.0')).toBe('curl/8.0')
  expect(deviceOf('')).toBe('—')
})
