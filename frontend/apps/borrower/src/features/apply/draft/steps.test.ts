import { expect, test } from 'vitest'
import { type Draft, type Person, resumeAt, stepsOf, wantedOf } from './steps'

const draft: Draft = {
  id: 'A',
  number: 'SQ1',
  kind: 'LOAN',
  status: 'DRAFT',
  amount: { amount: '10000.00', currency: 'CNY' },
  instalments: 12,
  method: 'equal_instalment',
  purpose: 'CONSUMPTION',
  subProduct: null,
  bankCardId: null,
  documentIds: [],
  supplement: [],
  returnReason: null,
  productVersionId: 'V',
  version: 1,
  missing: [],
  history: [{ toStatus: 'DRAFT', at: '2026-11-28T06:00:00Z' }],
  parties: [],
  product: {
    id: 'P',
    nameZh: '现金贷',
    nameEn: 'Cash loan',
    versions: [{ id: 'V', terms: { offer: { documents: ['id_card_front'] } } }],
  },
}
const paper = {
  id: 'D',
  category: 'INCOME_PROOF',
  status: 'PENDING',
  addedAt: '2026-11-27T00:00:00Z',
}
const person = {
  id: 'C',
  name: '林*',
  profile: null,
  employment: { id: 'E' },
  monthlyAmounts: [{ id: 'M' }],
  contacts: [],
  documents: [paper],
  bankCards: [],
} as unknown as Person

test('a line has no card, and one goes on at the first thing that is missing', () => {
  expect(stepsOf(draft)).toEqual(['wish', 'person', 'documents', 'card', 'consents', 'review'])
  expect(stepsOf({ ...draft, kind: 'LINE' })).not.toContain('card')
  expect(resumeAt(draft, null)).toBe('person')
  const lacking = {
    ...draft,
    missing: [{ field: 'documents.id_card_front', code: 'DOCUMENT_MISSING' }],
  }
  expect(resumeAt(lacking, person)).toBe('documents')
  expect(resumeAt({ ...draft, missing: [{ field: 'consents', code: 'C' }] }, person)).toBe(
    'consents',
  )
  expect(resumeAt(draft, person)).toBe('review')
})

test('what a return asks for has to be newer than the return', () => {
  const returned: Draft = {
    ...draft,
    status: 'RETURNED',
    supplement: ['income_proof'],
    history: [...draft.history, { toStatus: 'RETURNED', at: '2026-11-28T07:00:00Z' }],
  }
  const states = (who: Person) =>
    wantedOf(returned, who).map(({ category, state }) => `${category} ${state}`)
  expect(states(person)).toEqual(['ID_CARD_FRONT has', 'INCOME_PROOF again'])
  const newer = { ...person, documents: [{ ...paper, addedAt: '2026-11-28T08:00:00Z' }] } as Person
  expect(states(newer)).toEqual(['ID_CARD_FRONT has', 'INCOME_PROOF has'])
})

test('what a return asks for to be filled in is no paper, and one goes on there', () => {
  const returned: Draft = { ...draft, status: 'RETURNED', supplement: ['employment', 'purpose'] }
  expect(wantedOf(returned, person).map(({ category }) => category)).toEqual(['ID_CARD_FRONT'])
  expect(resumeAt(returned, person)).toBe('wish')
  expect(resumeAt({ ...returned, supplement: ['employment'] }, person)).toBe('person')
  expect(stepsOf({ ...returned, supplement: ['parties'] })).toContain('guarantor')
})
