import { useMessages } from '@xindai/i18n'
import { Button } from '../shared/Button'
import { Page } from '../shared/Page'
import { sharedMessages } from '../shared/shared-messages'
import { Empty } from '../shared/states'

export function NotFound() {
  const t = useMessages(sharedMessages)
  return (
    <Page title={t.notFoundTitle}>
      <Empty
        title={t.notFoundTitle}
        text={t.notFoundText}
        action={<Button to="/">{t.home}</Button>}
      />
    </Page>
  )
}
