/** What can come of a contact by each channel, as the server takes it. */
const TALKED = [
  'PROMISED',
  'WILL_PAY',
  'PAID_ALREADY',
  'CALL_BACK',
  'HARDSHIP',
  'DISPUTES',
  'REFUSES',
  'THIRD_PARTY',
] as const
const WRITTEN = ['SENT', 'RETURNED'] as const

export const RESULTS: Readonly<Record<string, readonly string[]>> = {
  CALL: [...TALKED, 'NO_ANSWER', 'SWITCHED_OFF', 'WRONG_NUMBER'],
  VISIT: [...TALKED, 'MET', 'NOT_MET'],
  LETTER: WRITTEN,
}
