import { expect, test } from 'vitest'
import { narrowed, readAddress, writeAddress, yearBefore } from './address'

test('an address says the whole report and is read back', () => {
  const report = {
    start: '2026-01-01',
    end: '2026-11-28',
    currency: 'CNY',
    by: ['month', 'branch'],
    where: [{ dimension: 'bucket', values: ['1', '2'] }],
  }
  expect(readAddress(writeAddress(report), '2026-12-31')).toEqual(report)
})

test('what is missing is the year that ends today, by the usual dimensions', () => {
  const report = readAddress(new URLSearchParams(), '2026-11-28')
  expect(report.start).toBe('2025-12-01')
  expect(report.end).toBe('2026-11-28')
  expect(report.by).toBeNull()
  expect(yearBefore('2026-12-31')).toBe('2026-01-01')
})

test('a report is narrowed by one dimension at a time, and widened again', () => {
  const report = readAddress(new URLSearchParams('where.bucket=1'), '2026-11-28')
  const both = narrowed(report, 'branch', ['B1'])
  expect(both.where).toHaveLength(2)
  expect(narrowed(both, 'bucket', []).where).toEqual([{ dimension: 'branch', values: ['B1'] }])
  expect(narrowed(both, 'bucket', ['7']).where).toContainEqual({
    dimension: 'bucket',
    values: ['7'],
  })
})
