import { announceSignedIn, type Problem, useApi, useRead } from '@xindai/graphql'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import { useMutation } from 'urql'
import { forget } from '../offline/store'
import { MeDocument, type MeQuery, SignOutDocument } from './me.generated'
import { tellOthers, useOtherTabs } from './other-tabs'

export type Me = MeQuery['me']

interface SessionState {
  /** Null: nobody is signed in, as far as we know. */
  readonly me: Me | null
  readonly loading: boolean
  readonly problem: Problem | null
  /** The session ran out under somebody's hands: he signs in over his page. */
  readonly isEnded: boolean
  readonly reload: () => void
  /** After a sign-in went well, with the account that it went to. */
  readonly signedIn: (accountId: string) => void
  /** Nothing happens without a network: the session would go on where nobody sees it. */
  readonly signOut: () => Promise<void>
}

const SessionContext = createContext<SessionState | null>(null)
const listeners = new Set<() => void>()
let ended = false

/** The server does not know us any more: called by the client from any answer. */
export function sessionEnded(): void {
  setEnded(true)
  void forget()
}

function setEnded(value: boolean): void {
  ended = value
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Leaves no trace of an account in memory: the pages start anew. */
export async function leave(path = '/m/sign-in'): Promise<void> {
  await forget()
  tellOthers(null)
  location.assign(path)
}

/** Who holds the phone: read once, kept while the session lives. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const api = useApi()
  const isEnded = useSyncExternalStore(subscribe, () => ended)
  const { data, loading, problem, reload } = useRead(MeDocument, {}, { policy: 'network-only' })
  const [me, setMe] = useState<Me | null>(null)
  const [, sendSignOut] = useMutation(SignOutDocument)
  useEffect(() => {
    if (data) setMe(data.me)
  }, [data])

  const signedIn = useCallback(
    (accountId: string) => {
      if (me && me.account.id !== accountId) {
        void leave('/m/')
        return
      }
      setEnded(false)
      tellOthers(accountId)
      api.reset()
      reload()
      announceSignedIn()
    },
    [api, me, reload],
  )
  const signOut = useCallback(async () => {
    const { error } = await sendSignOut({})
    if (!error?.networkError) await leave()
  }, [sendSignOut])
  useOtherTabs(me?.account.id ?? null)

  const known = me ?? data?.me ?? null
  const state = useMemo<SessionState>(
    () => ({
      me: known,
      loading,
      problem: problem?.code === 'NOT_SIGNED_IN' ? null : problem,
      isEnded: isEnded && known !== null,
      reload,
      signedIn,
      signOut,
    }),
    [known, loading, problem, isEnded, reload, signedIn, signOut],
  )
  return <SessionContext.Provider value={state}>{children}</SessionContext.Provider>
}

/** The session, also where nobody has to be signed in. */
export function useSession(): SessionState {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside of a SessionProvider')
  return session
}

/** The borrower himself, on screens that ask for a sign-in. */
export function useMe(): Me {
  const { me } = useSession()
  if (!me) throw new Error('useMe on a screen without auth')
  return me
}
