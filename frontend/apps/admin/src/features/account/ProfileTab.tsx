import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Facts } from '../../shared/Facts'
import { Section } from '../../shared/Section'
import { useSession } from '../../shell/session'
import { messages } from './account-messages'

/** Who one is here; an administrator keeps it. */
export function ProfileTab() {
  const t = useMessages(messages)
  const code = useCode()
  const { staff } = useSession()
  const facts = [
    { label: t.login, value: staff.login },
    { label: t.branch, value: staff.branch?.name },
    { label: t.roles, value: staff.roles.map((role) => code('Role', role)).join(', ') },
  ]
  return (
    <Section title={t.profile}>
      <Facts facts={facts} />
      <p className="xd-muted">{t.profileHint}</p>
    </Section>
  )
}
