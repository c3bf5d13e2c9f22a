import { useCode } from '@xindai/graphql'
import type { ApplicationKind, ApplicationStatus } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { Tag } from '../../shared/blocks'
import { applicationMessages } from './applications-messages'
import { toneOf } from './road'

/** The state in a word; an accepted line is in force, nothing is to be signed. */
export function Status({ kind, status }: { kind: ApplicationKind; status: ApplicationStatus }) {
  const t = useMessages(applicationMessages)
  const code = useCode()
  if (kind === 'LINE' && status === 'OFFER_ACCEPTED') return <Tag tone="good">{t.granted}</Tag>
  return <Tag tone={toneOf(status)}>{code('ApplicationStatus', status)}</Tag>
}
