import { useMessages } from '@xindai/i18n'
import { useTitle } from '@xindai/ui'
import type { ReactNode } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { BackIcon } from './icons'
import { sharedMessages } from './shared-messages'

interface Props {
  readonly title: string
  /** Where back leads when there is no screen before this one; without it there is no back. */
  readonly back?: string
  /** To the right of the title: icon buttons, links. */
  readonly actions?: ReactNode
  /** Stays at the bottom: what this screen is for. */
  readonly foot?: ReactNode
  readonly children: ReactNode
}

/** A screen: its title, the way back, its content. */
export function Page({ title, back, actions, foot, children }: Props) {
  const t = useMessages(sharedMessages)
  useTitle(title, t.app)
  return (
    <div className="x-page">
      <header className={back === undefined ? 'x-head' : 'x-head x-has-back'}>
        {back === undefined ? null : <Back to={back} />}
        <h1>{title}</h1>
        {actions}
      </header>
      <main className="x-main" id="content" tabIndex={-1}>
        {children}
      </main>
      {foot ? <div className="x-foot">{foot}</div> : null}
    </div>
  )
}

function Back({ to }: { to: string }) {
  const t = useMessages(sharedMessages)
  const navigate = useNavigate()
  const isFirst = useLocation().key === 'default'
  return (
    <button
      type="button"
      className="x-icon-button"
      aria-label={t.back}
      onClick={() => (isFirst ? navigate(to, { replace: true }) : navigate(-1))}
    >
      <BackIcon />
    </button>
  )
}
