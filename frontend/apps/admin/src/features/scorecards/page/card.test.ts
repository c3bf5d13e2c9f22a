import { expect, it } from 'vitest'
import { characteristicsOf, rangeOf, withPoints } from './card'

const card = {
  base_points: 500,
  characteristics: [
    {
      fact: 'employment_months',
      kind: 'number',
      name: { zh: '现职月数', en: 'Months in the job' },
      bins: [{ below: '6', points: -25 }, { below: '36', points: 5 }, { points: 20 }],
      missing: -25,
      other: -25,
      neutral: 5,
    },
    {
      fact: 'identity_phone',
      kind: 'category',
      name: { zh: '手机实名', en: 'Phone' },
      bins: [{ values: ['match'], points: 5 }],
      missing: -10,
      other: -30,
      neutral: 0,
    },
  ],
}

it('reads bins as ranges, with a place for what is missing', () => {
  const [months, phone] = characteristicsOf(card)
  expect(months?.bins.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['below', undefined, '6'],
    ['between', '6', '36'],
    ['above', '36', undefined],
    ['missing', undefined, undefined],
  ])
  expect(phone?.bins.map(({ kind }) => kind)).toEqual(['values', 'missing', 'other'])
})

it('changes the points of one bin', () => {
  const next = withPoints(
    withPoints(card, 'employment_months', 'bins.1', 8),
    'identity_phone',
    'other',
    -40,
  )
  expect(characteristicsOf(next)[0]?.bins[1]?.points).toBe(8)
  expect(characteristicsOf(next)[1]?.bins[2]?.points).toBe(-40)
  expect(characteristicsOf(card)[0]?.bins[1]?.points).toBe(5)
})

it('adds up the least and the most', () => {
  expect(rangeOf(card)).toEqual({ least: 500 - 25 - 30, most: 500 + 20 + 5 })
})
