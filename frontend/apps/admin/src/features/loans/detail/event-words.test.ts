import { expect, test } from 'vitest'
import { eventWords } from './event-words'

const words = {
  texts: {
    instalments: '{n} instalments',
    shift: 'from {from} to {to}',
    until: 'until {date}',
    rate: '{rate} a year',
    grace: '{n} of interest only',
    nextDue: 'next due on {date}',
    stop: 'accrual stops',
    resume: 'accrual resumes',
  },
  code: (kind: string, value: string) => `${kind}:${value}`,
  date: (value: string) => value,
}

test('every verb says what it was about', () => {
  expect(eventWords({ component: 'penalty' }, words)).toEqual(['LoanPart:penalty'])
  expect(eventWords({ choice: 'shorter_term' }, words)).toEqual(['PrepayChoice:SHORTER_TERM'])
  expect(eventWords({ from_due: '2026-03-01', to_due: '2026-03-15' }, words)).toEqual([
    'from 2026-03-01 to 2026-03-15',
  ])
  expect(eventWords({ instalments: 6, annual_rate: '0.09' }, words)).toEqual([
    '6 instalments',
    '9.00% a year',
  ])
  expect(eventWords({ value: false }, words)).toEqual(['accrual resumes'])
  expect(eventWords({}, words)).toEqual([])
  expect(eventWords(null, words)).toEqual([])
})
