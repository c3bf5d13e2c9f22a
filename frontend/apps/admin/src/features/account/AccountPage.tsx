import './account.css'
import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Alert } from 'antd'
import { useState } from 'react'
import { AddressTabs } from '../../shared/AddressTabs'
import { Page } from '../../shared/Page'
import { Ready } from '../../shared/Ready'
import { useSession } from '../../shell/session'
import { AccountPageDocument, type AccountPageQuery } from './account.generated'
import { messages } from './account-messages'
import { FactorsTab } from './factors/FactorsTab'
import { PasswordTab } from './PasswordTab'
import { ProfileTab } from './ProfileTab'
import { SessionsTab } from './SessionsTab'

/** What is one's own: factors, password, sessions. */
export function Component() {
  const t = useMessages(messages)
  const { staff, mustEnrol, refresh } = useSession()
  const [wasBarred] = useState(mustEnrol)
  const read = useRead(AccountPageDocument, {})
  const reload = () => {
    read.reload()
    if (mustEnrol) refresh()
  }
  return (
    <Page title={t.title} sub={staff.displayName}>
      {mustEnrol ? (
        <Alert type="warning" showIcon title={t.mustEnrol} description={t.mustEnrolText} />
      ) : wasBarred ? (
        <Alert type="success" showIcon title={t.enrolled} role="status" />
      ) : null}
      <Ready read={read}>{(data) => <Tabs data={data} onChanged={reload} />}</Ready>
    </Page>
  )
}

function Tabs({ data, onChanged }: { data: AccountPageQuery; onChanged: () => void }) {
  const t = useMessages(messages)
  const sessions = <SessionsTab sessions={data.ownStaffSessions} onChanged={onChanged} />
  const factors = <FactorsTab factors={data.ownFactors} onChanged={onChanged} />
  return (
    <AddressTabs
      label={t.tabs}
      tabs={[
        { key: 'profile', label: t.profile, content: <ProfileTab roles={data.viewer.roles} /> },
        { key: 'factors', label: t.factors, content: factors },
        {
          key: 'password',
          label: t.password,
          content: <PasswordTab onChanged={onChanged} />,
        },
        { key: 'sessions', label: t.sessions, content: sessions },
      ]}
    />
  )
}
