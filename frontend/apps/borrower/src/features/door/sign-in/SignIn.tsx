import { useMessages } from '@xindai/i18n'
import { Navigate, useSearchParams } from 'react-router'
import { Button } from '../../../shared/Button'
import { Notice } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { sharedMessages } from '../../../shared/shared-messages'
import { LanguageSwitch } from '../../../shell/LanguageSwitch'
import { useSession } from '../../../shell/session'
import { SignInForm } from '../../../signin/SignInForm'
import { doorMessages } from '../door-messages'

/** The door. */
export function Component() {
  const t = useMessages(doorMessages)
  const { app } = useMessages(sharedMessages)
  const [search] = useSearchParams()
  const { me, isEnded } = useSession()
  if (me && !isEnded) return <Navigate to={inside(search.get('next'))} replace />
  return (
    <Page title={t.signIn} actions={<LanguageSwitch />}>
      <div className="x-brand">
        <img src="/m/icon.svg" alt="" width={56} height={56} />
        <div>
          <strong>{app}</strong>
          <p className="x-muted">{t.welcome}</p>
        </div>
      </div>
      {search.has('closed') ? (
        <Notice tone="good" alert>
          {t.closed}
        </Notice>
      ) : null}
      <SignInForm />
      <Button kind="plain" block to="/sign-up">
        {t.signUp}
      </Button>
      <Button kind="plain" block to="/reset-password">
        {t.forgot}
      </Button>
    </Page>
  )
}

/** Only a place of ours may follow a sign-in. */
function inside(next: string | null): string {
  return next?.startsWith('/') && !next.startsWith('//') ? next : '/'
}
