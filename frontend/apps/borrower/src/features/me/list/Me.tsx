import { useMessages } from '@xindai/i18n'
import { Button } from '../../../shared/Button'
import { Row, Rows } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { LanguageSwitch } from '../../../shell/LanguageSwitch'
import { useMe, useSession } from '../../../shell/session'
import { meMessages } from './me-messages'

/** The borrower's own things. */
export function Component() {
  const t = useMessages(meMessages)
  const { account, customer } = useMe()
  const { signOut } = useSession()
  return (
    <Page title={t.title} actions={<LanguageSwitch />}>
      <Rows>
        <Row title={customer?.name ?? account.phone} note={account.phone} />
      </Rows>
      <Button kind="plain" block onPress={signOut}>
        {t.signOut}
      </Button>
    </Page>
  )
}
