import { announceSignedIn, useApi, useRead } from '@xindai/graphql'
import { Spin } from 'antd'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { ProblemResult } from '../shared/ProblemResult'
import { linkToken, SetPassword } from '../signin/SetPassword'
import { SignIn } from '../signin/SignIn'
import { SignInAgain } from '../signin/SignInAgain'
import { StepUp } from '../signin/StepUp'
import { settleProof } from './proof'
import { ViewerDocument, type ViewerQuery } from './viewer.generated'

type Staff = NonNullable<ViewerQuery['viewer']['staff']>

export interface Session {
  readonly staff: Staff
  readonly businessDate: string
  readonly mustEnrol: boolean
  /** Whether the viewer holds a permission; without one: whether he holds any of several. */
  readonly can: (...permissions: readonly string[]) => boolean
  readonly signedOut: () => void
  /** Asks the server anew who this is and what he may. */
  readonly refresh: () => void
}

/** Exported for tests; screens use `useSession`. */
export const SessionContext = createContext<Session | null>(null)
const listeners = new Set<() => void>()
let ended = false

/** The server does not know us any more: called by the client from any answer. */
export function sessionEnded(): void {
  setEnded(true)
}

function setEnded(value: boolean): void {
  ended = value
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Who sits here. Nobody: the sign-in page. Somebody whose session ran out: signs in over his work. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const api = useApi()
  const isEnded = useSyncExternalStore(subscribe, () => ended)
  const { data, loading, problem, reload } = useRead(ViewerDocument, {}, { policy: 'network-only' })
  const staff = problem?.code === 'NOT_SIGNED_IN' ? null : data?.viewer.staff

  const entering = useRef(false)
  const signedIn = useCallback(() => {
    entering.current = true
    api.reset()
    reload()
  }, [api, reload])
  // Only the server's answer ends the old session: until then the page stays as it is.
  useEffect(() => {
    if (!staff || !entering.current) return
    entering.current = false
    setEnded(false)
    settleProof(true) // whoever has just signed in has proven it
    announceSignedIn()
  }, [staff])
  const session = useMemo<Session | null>(() => {
    if (!data?.viewer.staff) return null
    const held = new Set(data.viewer.permissions)
    return {
      staff: data.viewer.staff,
      businessDate: data.businessDate,
      mustEnrol: data.viewer.mustEnrol,
      can: (...wanted) => wanted.length === 0 || wanted.some((one) => held.has(one)),
      signedOut: () => location.assign('/admin/'),
      refresh: reload,
    }
  }, [data, reload])
  // The answer that the session is over takes the data with it: who was here stays in mind, and
  // what is asked anew does not take the page or the form away from under anybody's fingers.
  const last = useRef(session)
  const atDoor = useRef(false)
  if (session) last.current = session
  if (session) atDoor.current = false
  else if (problem?.code === 'NOT_SIGNED_IN' && !last.current) atDoor.current = true
  const shown = session ?? (isEnded || loading ? last.current : null)
  const [token] = useState(linkToken)

  if (token) return <SetPassword token={token} />

  if (shown && (staff || isEnded || loading)) {
    return (
      <SessionContext.Provider value={shown}>
        {children}
        <StepUp />
        {isEnded ? <SignInAgain login={shown.staff.login} onDone={signedIn} /> : null}
      </SessionContext.Provider>
    )
  }
  if (atDoor.current) return <SignIn onDone={signedIn} />
  if (loading && !isEnded) return <Spin fullscreen />
  if (problem && problem.code !== 'NOT_SIGNED_IN')
    return <ProblemResult problem={problem} onRetry={reload} />
  return <SignIn onDone={signedIn} />
}

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside of a SessionProvider')
  return session
}
