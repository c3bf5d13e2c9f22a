import { comma, useLanguage, useMessages } from '@xindai/i18n'
import { Facts } from '../../shared/Facts'
import { Section } from '../../shared/Section'
import { useSession } from '../../shell/session'
import type { AccountPageQuery } from './account.generated'
import { messages } from './account-messages'

/** Who one is here; an administrator keeps it. */
export function ProfileTab({ roles }: { roles: AccountPageQuery['viewer']['roles'] }) {
  const t = useMessages(messages)
  const language = useLanguage()
  const { staff } = useSession()
  const facts = [
    { label: t.login, value: staff.login },
    { label: t.branch, value: staff.branch?.name },
    {
      label: t.roles,
      value: roles.map((one) => (language === 'zh' ? one.nameZh : one.nameEn)).join(comma()),
    },
  ]
  return (
    <Section title={t.profile}>
      <Facts facts={facts} />
      <p className="xd-muted">{t.profileHint}</p>
    </Section>
  )
}
