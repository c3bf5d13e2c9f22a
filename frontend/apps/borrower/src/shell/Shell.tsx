import { useMessages } from '@xindai/i18n'
import { Outlet, ScrollRestoration, useNavigation } from 'react-router'
import { OfflineBanner } from '../offline/OfflineBanner'
import { SignInAgain } from '../signin/SignInAgain'
import { useSession } from './session'
import { shellMessages } from './shell-messages'
import { TabBar } from './TabBar'

/** The frame around every screen. */
export function Shell() {
  const t = useMessages(shellMessages)
  const { isEnded } = useSession()
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
