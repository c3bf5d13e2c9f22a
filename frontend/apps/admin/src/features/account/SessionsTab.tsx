import { useMessages } from '@xindai/i18n'
import { Button, Popconfirm } from 'antd'
import { Section } from '../../shared/Section'
import { SessionTable } from '../../shared/SessionTable'
import { useAct } from '../../shared/verb/useAct'
import {
  type AccountPageQuery,
  AccountSessionEndDocument,
  AccountSessionsEndOthersDocument,
} from './account.generated'
import { messages } from './account-messages'

interface Props {
  readonly sessions: AccountPageQuery['ownStaffSessions']
  readonly onChanged: () => void
}

/** Where one is signed in. */
export function SessionsTab({ sessions, onChanged }: Props) {
  const t = useMessages(messages)
  const end = useAct(AccountSessionEndDocument)
  const endOthers = useAct(AccountSessionsEndOthersDocument)
  const others = (
    <Popconfirm
      title={t.endOthersSure}
      onConfirm={async () => (await endOthers.act({})) && onChanged()}
    >
      <Button danger size="small" loading={endOthers.busy}>
        {t.endOthers}
      </Button>
    </Popconfirm>
  )
  return (
    <Section title={t.sessions} extra={sessions.length > 1 ? others : null}>
      <p className="xd-muted">{t.sessionsText}</p>
      <SessionTable
        sessions={sessions}
        empty={t.noSessions}
        onEnd={async (sessionId) => {
          if (await end.act({ sessionId })) onChanged()
        }}
      />
    </Section>
  )
}
