import { useMessages } from '@xindai/i18n'
import { Button } from '../shared/Button'
import { Page } from '../shared/Page'
import { sharedMessages } from '../shared/shared-messages'
import { Empty } from '../shared/states'

/** A mistake of ours in a screen, or a chunk that a newer release has replaced. */
export function RouteFailed() {
  const t = useMessages(sharedMessages)
  return (
    <Page title={t.brokenTitle}>
      <Empty
        title={t.brokenTitle}
        text={t.brokenText}
        action={<Button onPress={() => location.reload()}>{t.reload}</Button>}
      />
    </Page>
  )
}
