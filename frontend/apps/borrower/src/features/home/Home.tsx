import { useMessages } from '@xindai/i18n'
import { Notice } from '../../shared/blocks'
import { Page } from '../../shared/Page'
import { useMe } from '../../shell/session'
import { homeMessages } from './home-messages'

export function Component() {
  const t = useMessages(homeMessages)
  const { account } = useMe()
  return (
    <Page title={t.title}>
      <Notice>{account.phone}</Notice>
    </Page>
  )
}
