import { useLive, useRead } from '@xindai/graphql'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSession } from '../../../shell/session'
import { WorkbenchDocument, WorkbenchNewsDocument } from './workbench.generated'

/** One's own act comes back as news: the answer may be a moment later than the news. */
const OWN_MS = 900

/** What somebody else did while this was open. */
export interface News {
  readonly verb: string
  readonly version: number
}

/** One application, kept up to date; `news` is what a colleague or the program changed meanwhile. */
export function useWorkbench(id: string) {
  const { can } = useSession()
  const read = useRead(WorkbenchDocument, {
    id,
    withDecision: can('decision.read'),
    withNotes: can('application.note'),
  })
  const [news, setNews] = useState<News | null>(null)
  const own = useRef(0)
  const shown = useRef(0)
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>())
  const version = read.data?.application?.version ?? 0
  useEffect(() => {
    shown.current = Math.max(shown.current, version)
  }, [version])
  useEffect(() => {
    const waiting = timers.current
    return () => {
      for (const timer of waiting) clearTimeout(timer)
    }
  }, [])
  const { reload } = read
  const tell = useCallback(
    (told: News) => {
      if (told.verb === 'current' || told.version <= shown.current) return
      const timer = setTimeout(() => {
        timers.current.delete(timer)
        reload()
        if (told.version > own.current) setNews(told)
      }, OWN_MS)
      timers.current.add(timer)
    },
    [reload],
  )
  const live = useLive({
    document: WorkbenchNewsDocument,
    variables: { applicationId: id },
    cursorOf: (data) => data.applicationChanged.cursor,
    onNews: ({ applicationChanged }) => tell(applicationChanged),
    onLost: reload,
  })
  /** After an act of one's own: its version is no news. */
  const acted = useCallback((done: { readonly version: number } | null | undefined) => {
    if (done) own.current = Math.max(own.current, done.version)
    setNews(null)
  }, [])
  return { read, live, news, acted, forget: () => setNews(null) }
}
