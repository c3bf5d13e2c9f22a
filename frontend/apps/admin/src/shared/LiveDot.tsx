import type { LiveState } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Badge, Tooltip } from 'antd'
import { sharedMessages } from './shared-messages'

/** Whether the page follows what happens. */
export function LiveDot({ state }: { state: LiveState }) {
  const t = useMessages(sharedMessages)
  const text = { live: t.live, connecting: t.liveSoon, waiting: t.liveLost }[state]
  const status = { live: 'success', connecting: 'default', waiting: 'warning' } as const
  return (
    <Tooltip title={text}>
      <Badge status={status[state]} text={state === 'live' ? t.liveShort : text} />
    </Tooltip>
  )
}
