import type { ComponentType } from 'react'
import { Navigate, useLocation } from 'react-router'
import { ProblemState } from '../shared/ProblemState'
import { Loading } from '../shared/states'
import { useSession } from './session'

/** A screen for who is signed in; others sign in first and come back. */
export function Guarded({ Screen }: { Screen: ComponentType }) {
  const { me, loading, problem, reload } = useSession()
  const { pathname, search } = useLocation()
  if (me) return <Screen />
  if (loading) return <Loading page />
  if (problem) return <ProblemState problem={problem} onRetry={reload} page />
  const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`
  return <Navigate to={`/sign-in${next}`} replace />
}
