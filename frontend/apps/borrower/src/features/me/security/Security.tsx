import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { useState } from 'react'
import { Row, Rows, Section, Tag } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { Reading } from '../../../shared/states'
import { deviceOf } from './device'
import { SessionSheet } from './SessionSheet'
import { SecurityDocument, type SecurityQuery } from './security.generated'
import { securityMessages } from './security-messages'

export type OwnSession = SecurityQuery['me']['sessions'][number]

/** Password, phone, where he is signed in, and the end of the account. */
export function Component() {
  const t = useMessages(securityMessages)
  const read = useRead(SecurityDocument, {})
  const [chosen, setChosen] = useState<OwnSession | null>(null)
  const close = () => {
    setChosen(null)
    read.reload()
  }
  return (
    <Page title={t.title} back="/me">
      <Reading read={read}>
        {({ me }) => (
          <>
            <Rows>
              <Row title={t.password} to="/me/security/password" />
              <Row title={t.phone} value={me.account.phone} to="/me/security/phone" />
            </Rows>
            <Section title={t.sessions}>
              <Rows>
                {me.sessions.map((session) => (
                  <Row
                    key={session.id}
                    title={deviceOf(session.userAgent) || t.unknownDevice}
                    note={<DateTimeText value={session.lastSeenAt} />}
                    value={session.isThis ? <Tag tone="good">{t.isThis}</Tag> : null}
                    onPress={() => setChosen(session)}
                  />
                ))}
              </Rows>
            </Section>
            <Rows>
              <Row title={t.close} danger to="/me/security/close" />
            </Rows>
          </>
        )}
      </Reading>
      {chosen ? <SessionSheet session={chosen} onClose={close} /> : null}
    </Page>
  )
}
