/** Names of nodes hold both languages, `准入 Knock-outs`: the part that this reader wants. */
export function localName(name: string, language: 'zh' | 'en'): string {
  const found = /^(.*[\u4e00-\u9fff]\S*)\s+([A-Za-z].*)$/.exec(name)
  return (language === 'zh' ? found?.[1] : found?.[2]) ?? name
}
