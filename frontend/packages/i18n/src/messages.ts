export type Language = 'zh' | 'en'

/** One text in each language. */
export interface Text {
  readonly zh: string
  readonly en: string
}

export type Messages = Readonly<Record<string, Text>>

/** Declares the texts of a part of the screens, in a file called `*messages.ts`. */
export function defineMessages<const M extends Messages>(messages: M): M {
  return messages
}

/** `fill('还有{n}天', { n: 3 })` is `还有3天`; a name that is not given stays as it is. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
