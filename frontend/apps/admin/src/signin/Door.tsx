import { useMessages } from '@xindai/i18n'
import { useTitle } from '@xindai/ui'
import { Card } from 'antd'
import type { ReactNode } from 'react'
import { LanguageSwitch } from '../shell/LanguageSwitch'
import { signInMessages } from './signin-messages'

/** The frame of what is seen before one is in. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  const t = useMessages(signInMessages)
  useTitle(title, t.welcome)
  return (
    <main className="xd-signin">
      <Card>
        <div className="xd-page-head">
          <img src="/admin/icon.svg" alt="" width={32} height={32} />
          <h1>{t.welcome}</h1>
          <div className="xd-actions">
            <LanguageSwitch />
          </div>
        </div>
        {children}
      </Card>
    </main>
  )
}
