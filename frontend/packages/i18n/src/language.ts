import { useMemo, useSyncExternalStore } from 'react'
import type { Language, Messages } from './messages'

const KEY = 'xindai-language'
const listeners = new Set<() => void>()
let current: Language = read()

function read(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh' // storage is closed to us in some private windows
  }
}

/** The language of the screens now. */
export function getLanguage(): Language {
  return current
}

/** Switches every screen at once and remembers it in this browser. */
export function setLanguage(language: Language): void {
  current = language
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // It holds for this visit then.
  }
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  for (const listener of listeners) listener()
}

/** What stands between the words of a list. */
export function comma(): string {
  return current === 'zh' ? '、' : ', '
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, getLanguage)
}

/** The texts in the language of the screens: `const t = useMessages(messages); t.title`. */
export function useMessages<M extends Messages>(messages: M): { readonly [K in keyof M]: string } {
  const language = useLanguage()
  return useMemo(() => {
    const entries = Object.entries(messages).map(([key, text]) => [key, text[language]])
    return Object.fromEntries(entries) as { readonly [K in keyof M]: string }
  }, [messages, language])
}
