import { fill, formatDateTime, useLanguage, useMessages } from '@xindai/i18n'
import { SecretOnce } from '../../shared/SecretOnce'
import { messages } from './staff-messages'

export interface Link {
  readonly token: string
  readonly expiresAt: string | null
}

/** The link by which somebody sets his password, shown once. */
export function LinkOnce({ link, onClose }: { link: Link | null; onClose: () => void }) {
  const t = useMessages(messages)
  const time = formatDateTime(link?.expiresAt, useLanguage())
  return (
    <SecretOnce
      title={t.linkTitle}
      text={fill(t.linkText, { time })}
      secret={link ? `${location.origin}/admin/set-password#${link.token}` : null}
      onClose={onClose}
    />
  )
}
