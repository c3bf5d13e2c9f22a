import { useLanguage } from '@xindai/i18n'
import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react'
import { useQuery } from 'urql'
import { CodesDocument } from './codes.generated'

type Texts = ReadonlyMap<string, { readonly zh: string; readonly en: string }>

const CodesContext = createContext<Texts>(new Map())

/** Reads the texts of every enum once; they come from the server, so that there is one source. */
export function CodesProvider({ children }: { children: ReactNode }) {
  const [{ data }] = useQuery({ query: CodesDocument })
  const texts = useMemo(
    () => new Map((data?.codes ?? []).map((one) => [`${one.kind}.${one.code}`, one])),
    [data],
  )
  return <CodesContext.Provider value={texts}>{children}</CodesContext.Provider>
}

/** `const code = useCode(); code('LoanStatus', 'ACTIVE')` is `还款中`; an unknown one stays itself. */
export function useCode(): (kind: string, code: string | null | undefined) => string {
  const texts = useContext(CodesContext)
  const language = useLanguage()
  return useCallback(
    (kind, code) => (code ? (texts.get(`${kind}.${code}`)?.[language] ?? code) : '—'),
    [texts, language],
  )
}

/** Every code of a kind with its text, to choose from. */
export function useCodes(kind: string): readonly { value: string; label: string }[] {
  const texts = useContext(CodesContext)
  const language = useLanguage()
  return useMemo(() => {
    const start = `${kind}.`
    return [...texts]
      .filter(([key]) => key.startsWith(start))
      .map(([key, text]) => ({ value: key.slice(start.length), label: text[language] }))
  }, [texts, language, kind])
}
