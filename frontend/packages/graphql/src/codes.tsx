import { useLanguage } from '@xindai/i18n'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import { useApi } from './client'
import { CodeShelf } from './code-shelf'
import { CodesDocument } from './codes.generated'

const NOTHING = new CodeShelf(async () => null)
const ShelfContext = createContext(NOTHING)

interface Props {
  /** Read at once, because most screens show them; any other kind when it is first drawn. */
  readonly kinds: readonly string[]
  readonly children: ReactNode
}

/** Has the texts of codes; they come from the server, so that there is one source. */
export function CodesProvider({ kinds, children }: Props) {
  const { client } = useApi()
  const [shelf] = useState(
    () =>
      new CodeShelf(async (wanted) => {
        const { data } = await client.query(CodesDocument, { kinds: [...wanted] }).toPromise()
        return data?.codes ?? null
      }, kinds),
  )
  return <ShelfContext.Provider value={shelf}>{children}</ShelfContext.Provider>
}

function useTexts() {
  const shelf = useContext(ShelfContext)
  const texts = useSyncExternalStore(shelf.subscribe, () => shelf.texts)
  return { texts, want: shelf.want, isAwaited: shelf.isAwaited }
}

/** `const code = useCode(); code('LoanStatus', 'ACTIVE')` is `还款中`; an unknown one stays itself, one that
 * is on its way is not drawn yet. */
export function useCode(): (kind: string, code: string | null | undefined) => string {
  const { texts, want, isAwaited } = useTexts()
  const language = useLanguage()
  return useCallback(
    (kind, code) => {
      if (!code) return '—'
      want(kind)
      return texts.get(`${kind}.${code}`)?.[language] ?? (isAwaited(kind) ? '' : code)
    },
    [texts, want, isAwaited, language],
  )
}

/** Every code of a kind with its text, to choose from. */
export function useCodes(kind: string): readonly { value: string; label: string }[] {
  const { texts, want } = useTexts()
  const language = useLanguage()
  want(kind)
  return useMemo(
    () =>
      [...texts.values()]
        .filter((text) => text.kind === kind)
        .map((text) => ({ value: text.code, label: text[language] })),
    [texts, language, kind],
  )
}
