/** Texts of a template as a form has them, and what is different between two versions. */

export interface TextRow {
  readonly channel: string
  readonly language: string
  readonly subject: string
  readonly body: string
}

export const CHANNELS = ['SMS', 'EMAIL', 'PUSH'] as const
export const LANGUAGES = ['zh', 'en'] as const

export type TextForm = Record<string, Record<string, { subject?: string; body?: string }>>

/** By channel and language, so that a form has a field for each. */
export function toForm(rows: readonly TextRow[]): TextForm {
  const form: TextForm = {}
  for (const { channel, language, subject, body } of rows) {
    form[channel] = { ...form[channel], [language]: { subject, body } }
  }
  return form
}

/** Channels where nothing stands are left out; one language alone is for the server to refuse. */
export function toRows(form: TextForm): TextRow[] {
  const rows: TextRow[] = []
  for (const channel of CHANNELS) {
    const languages = form[channel] ?? {}
    const isUsed = LANGUAGES.some((one) => languages[one]?.body || languages[one]?.subject)
    if (!isUsed) continue
    for (const language of LANGUAGES) {
      const { subject = '', body = '' } = languages[language] ?? {}
      if (subject || body) rows.push({ channel, language, subject, body })
    }
  }
  return rows
}

export interface Difference {
  readonly channel: string
  readonly language: string
  readonly part: 'subject' | 'body'
  readonly before: string
  readonly after: string
}

/** Each text that is not the same in both versions. */
export function differences(before: readonly TextRow[], after: readonly TextRow[]): Difference[] {
  const old = toForm(before)
  const fresh = toForm(after)
  const found: Difference[] = []
  for (const channel of CHANNELS) {
    for (const language of LANGUAGES) {
      for (const part of ['subject', 'body'] as const) {
        const was = old[channel]?.[language]?.[part] ?? ''
        const is = fresh[channel]?.[language]?.[part] ?? ''
        if (was !== is) found.push({ channel, language, part, before: was, after: is })
      }
    }
  }
  return found
}
