import type { LiveState } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Badge, Tooltip } from 'antd'
import { liveMessages } from './live-messages'

const STATUS = { live: 'success', connecting: 'default', waiting: 'warning' } as const

/** Whether the page follows what happens. */
export function LiveDot({ state }: { state: LiveState }) {
  const t = useMessages(liveMessages)
  return (
    <Tooltip title={t[state]}>
      <Badge status={STATUS[state]} text={state === 'live' ? t.short : t[state]} />
    </Tooltip>
  )
}
