import { describe, expect, it } from 'vitest'
import { differences, toForm, toRows } from './texts'

const SMS = { channel: 'SMS', language: 'zh', subject: '', body: '应还{{amount}}' }
const MAIL = { channel: 'EMAIL', language: 'en', subject: 'Due', body: '{{amount}}' }

describe('texts', () => {
  it('come out of the form as they went in', () => {
    expect(toRows(toForm([SMS, MAIL]))).toEqual([SMS, MAIL])
  })
  it('leave out a channel where nothing stands', () => {
    expect(toRows({ PUSH: { zh: { subject: '', body: '' } } })).toEqual([])
  })
  it('differ where a word was changed, added or taken away', () => {
    const after = [{ ...SMS, body: '今日应还{{amount}}' }]
    expect(differences([SMS, MAIL], after)).toEqual([
      { channel: 'SMS', language: 'zh', part: 'body', before: SMS.body, after: after[0]?.body },
      { channel: 'EMAIL', language: 'en', part: 'subject', before: 'Due', after: '' },
      { channel: 'EMAIL', language: 'en', part: 'body', before: '{{amount}}', after: '' },
    ])
    expect(differences([SMS], [SMS])).toEqual([])
  })
})
