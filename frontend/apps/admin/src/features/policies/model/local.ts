const BOTH = /^(.*[\u4e00-\u9fff]\S*)\s+([A-Za-z].*)$/

/** Names of nodes hold both languages, `准入 Knock-outs`: the part that this reader wants. */
export function localName(name: string, language: 'zh' | 'en'): string {
  const found = BOTH.exec(name)
  return (language === 'zh' ? found?.[1] : found?.[2]) ?? name
}

export interface TwoNames {
  readonly zh?: string
  readonly en?: string
}

/** Both parts of a name, each to be changed by itself. */
export function namesIn(name: string): Required<TwoNames> {
  const found = BOTH.exec(name)
  if (found) return { zh: found[1] ?? '', en: found[2] ?? '' }
  return /[\u4e00-\u9fff]/.test(name) ? { zh: name, en: '' } : { zh: '', en: name }
}

export function nameOfBoth({ zh = '', en = '' }: TwoNames): string {
  return `${zh.trim()} ${en.trim()}`.trim()
}
