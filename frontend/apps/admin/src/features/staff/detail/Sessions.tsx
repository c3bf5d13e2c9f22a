import { useMessages } from '@xindai/i18n'
import { Button, Popconfirm } from 'antd'
import { Section } from '../../../shared/Section'
import { SessionTable } from '../../../shared/SessionTable'
import { useAct } from '../../../shared/verb/useAct'
import { useSession } from '../../../shell/session'
import { messages } from '../staff-messages'
import { type StaffPageQuery, StaffSessionsEndDocument } from './staff-page.generated'

interface Props {
  readonly staffId: string
  readonly sessions: NonNullable<StaffPageQuery['staffSessions']>
  readonly onChanged: () => void
}

/** Where somebody is signed in. */
export function Sessions({ staffId, sessions, onChanged }: Props) {
  const t = useMessages(messages)
  const mayEnd = useSession().can('identity.session_end')
  const end = useAct(StaffSessionsEndDocument)
  const all = (
    <Popconfirm
      title={t.endAllSure}
      onConfirm={async () => (await end.act({ staffId })) && onChanged()}
    >
      <Button size="small" danger loading={end.busy}>
        {t.endAll}
      </Button>
    </Popconfirm>
  )
  return (
    <Section title={t.sessions} extra={mayEnd && sessions.length > 0 ? all : null}>
      <SessionTable
        sessions={sessions}
        empty={t.noSessions}
        onEnd={
          mayEnd
            ? async (sessionId) => {
                if (await end.act({ staffId, sessionId })) onChanged()
              }
            : undefined
        }
      />
    </Section>
  )
}
