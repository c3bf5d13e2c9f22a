import { useMessages } from '@xindai/i18n'
import { useTitle } from '@xindai/ui'
import { Breadcrumb } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { sharedMessages } from './shared-messages'

interface Props {
  /** The heading and the name of the tab. */
  readonly title: string
  /** Beside the heading: the status. */
  readonly status?: ReactNode
  /** Below the heading. */
  readonly sub?: ReactNode
  /** Where this page belongs, from the outside in. */
  readonly trail?: readonly { readonly text: string; readonly path: string }[]
  /** Buttons on the right. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** The frame of a screen: one heading, its actions, its parts below one another. */
export function Page({ title, status, sub, trail, actions, children }: Props) {
  const t = useMessages(sharedMessages)
  useTitle(title, t.app)
  return (
    <div className="xd-page">
      {trail ? (
        <Breadcrumb
          items={[
            ...trail.map(({ text, path }) => ({ title: <Link to={path}>{text}</Link>, key: path })),
            { title, key: 'here' },
          ]}
        />
      ) : null}
      <div className="xd-page-head">
        <h1>{title}</h1>
        {status}
        {actions ? <div className="xd-actions">{actions}</div> : null}
        {sub ? <div className="xd-page-sub">{sub}</div> : null}
      </div>
      <div className="xd-stack">{children}</div>
    </div>
  )
}
