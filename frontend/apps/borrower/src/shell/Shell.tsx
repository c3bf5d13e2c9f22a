import { useMessages } from '@xindai/i18n'
import { useEffect, useRef } from 'react'
import { Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router'
import { OfflineBanner } from '../offline/OfflineBanner'
import { SignInAgain } from '../signin/SignInAgain'
import { useSession } from './session'
import { shellMessages } from './shell-messages'
import { TabBar } from './TabBar'

/** The frame around every screen. */
export function Shell() {
  const t = useMessages(shellMessages)
  const { isEnded } = useSession()
  useFocusOnMove()
  const isMoving = useNavigation().state === 'loading'
  return (
    <div className="x-shell">
      <a className="x-skip" href="#content">
        {t.skip}
      </a>
      {isMoving ? <div className="x-moving" role="progressbar" aria-label={t.loading} /> : null}
      <OfflineBanner />
      <Outlet />
      <TabBar />
      {isEnded ? <SignInAgain /> : null}
      <ScrollRestoration />
    </div>
  )
}

/** A new screen begins at its top, also for who hears it or goes by keyboard. */
function useFocusOnMove() {
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    document.getElementById('content')?.focus({ preventScroll: true })
  }, [pathname])
}
