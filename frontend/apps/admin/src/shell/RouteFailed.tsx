import { useMessages } from '@xindai/i18n'
import { Button, Result } from 'antd'
import { sharedMessages } from '../shared/shared-messages'

/** A mistake of ours in a screen, or a chunk that a newer release has replaced. */
export function RouteFailed() {
  const t = useMessages(sharedMessages)
  return (
    <Result
      status="error"
      title={t.brokenTitle}
      subTitle={t.brokenText}
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          {t.reload}
        </Button>
      }
    />
  )
}
