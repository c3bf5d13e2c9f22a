import { setLanguage, useLanguage, useMessages } from '@xindai/i18n'
import { useNetwork } from '../../../offline/network'
import { Button } from '../../../shared/Button'
import { Row, Rows, Section, Tag } from '../../../shared/blocks'
import {
  CardIcon,
  CheckIcon,
  DownloadIcon,
  FileIcon,
  HelpIcon,
  IdIcon,
  InboxIcon,
  LanguageIcon,
  LoanIcon,
  LockIcon,
  MeIcon,
  MoneyIcon,
  PeopleIcon,
  WorkIcon,
} from '../../../shared/icons'
import { Page } from '../../../shared/Page'
import { InstallHint } from '../../../shell/InstallHint'
import { useMe, useSession } from '../../../shell/session'
import { languageNames } from '../../../shell/shell-messages'
import { meMessages } from './me-messages'

/** The borrower's own things. */
export function Component() {
  const t = useMessages(meMessages)
  const language = useLanguage()
  const { account, customer } = useMe()
  const { signOut } = useSession()
  const { online } = useNetwork()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <Page title={t.title}>
      <Rows>
        <Row
          icon={<IdIcon />}
          title={customer?.name ?? account.phone}
          note={customer ? account.phone : t.identityMissing}
          value={
            <Tag tone={customer ? 'good' : 'warn'}>{customer ? t.verified : t.unverified}</Tag>
          }
          to="/me/identity"
        />
      </Rows>
      {customer ? (
        <Section title={t.borrowing}>
          <Rows>
            <Row icon={<MoneyIcon />} title={t.line} to="/line" />
            <Row icon={<InboxIcon />} title={t.applications} to="/applications" />
            <Row icon={<LoanIcon />} title={t.contracts} to="/contracts" />
          </Rows>
        </Section>
      ) : null}
      {customer ? (
        <Section title={t.mine}>
          <Rows>
            <Row icon={<CardIcon />} title={t.cards} to="/me/cards" />
            <Row icon={<MeIcon />} title={t.profile} to="/me/profile" />
            <Row icon={<WorkIcon />} title={t.work} to="/me/work" />
            <Row icon={<PeopleIcon />} title={t.contacts} to="/me/contacts" />
            <Row icon={<FileIcon />} title={t.documents} to="/me/documents" />
          </Rows>
        </Section>
      ) : null}
      <Section title={t.account}>
        <Rows>
          <Row icon={<LockIcon />} title={t.security} to="/me/security" />
          <Row icon={<InboxIcon />} title={t.messages} to="/me/messages" />
          <Row icon={<CheckIcon />} title={t.consents} to="/me/consents" />
          <Row icon={<DownloadIcon />} title={t.data} to="/me/data" />
          <Row
            icon={<LanguageIcon />}
            title={t.language}
            value={<span lang={other === 'zh' ? 'zh-CN' : 'en'}>{languageNames[other]}</span>}
            onPress={() => setLanguage(other)}
          />
          <Row icon={<HelpIcon />} title={t.help} to="/help" />
        </Rows>
      </Section>
      <InstallHint />
      {online ? null : <p className="x-hint">{t.signOutOffline}</p>}
      <Button kind="plain" block onPress={signOut} disabled={!online}>
        {t.signOut}
      </Button>
    </Page>
  )
}
