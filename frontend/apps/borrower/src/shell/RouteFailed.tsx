import { useMessages } from '@xindai/i18n'
import { useNetwork } from '../offline/network'
import { Button } from '../shared/Button'
import { Page } from '../shared/Page'
import { sharedMessages } from '../shared/shared-messages'
import { Empty } from '../shared/states'

/** A mistake of ours in a screen, or a chunk that a newer release has replaced. */
export function RouteFailed() {
  const t = useMessages(sharedMessages)
  const { online } = useNetwork()
  const title = online ? t.brokenTitle : t.offlineTitle
  return (
    <Page title={title}>
      <Empty
        title={title}
        text={online ? t.brokenText : t.offlineText}
        action={<Button onPress={() => location.reload()}>{t.reload}</Button>}
      />
    </Page>
  )
}
