import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Facts, Notice } from '../../../shared/blocks'
import { Sheet } from '../../../shared/Sheet'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { deviceOf } from './device'
import type { OwnSession } from './Security'
import { BorrowerSessionEndDocument } from './security.generated'
import { securityMessages } from './security-messages'

/** One place where he is signed in; others than this one can be ended here. */
export function SessionSheet({ session, onClose }: { session: OwnSession; onClose: () => void }) {
  const t = useMessages(securityMessages)
  const end = useVerbForm(BorrowerSessionEndDocument, {
    initial: {},
    input: () => ({ sessionId: session.id }),
    onDone: onClose,
  })
  return (
    <Sheet title={deviceOf(session.userAgent) || t.unknownDevice} onClose={onClose}>
      <Facts
        items={[
          [t.signedInAt, <DateTimeText key="in" value={session.createdAt} />],
          [t.lastSeenAt, <DateTimeText key="seen" value={session.lastSeenAt} />],
          [t.expiresAt, <DateTimeText key="until" value={session.expiresAt} />],
          [t.address, session.address],
        ]}
      />
      {session.isThis ? (
        <Notice>{t.thisText}</Notice>
      ) : (
        <VerbForm form={end} submit={t.end} danger />
      )}
    </Sheet>
  )
}
