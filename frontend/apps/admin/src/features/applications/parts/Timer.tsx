import { ClockCircleOutlined } from '@ant-design/icons'
import { fill, formatDateTime, formatDuration, useLanguage, useMessages } from '@xindai/i18n'
import { useNow } from '@xindai/ui'
import { Tag } from 'antd'
import { partMessages } from './part-messages'

/** Hours before the end in which a timer already wants attention. */
const SOON_SECONDS = 2 * 3600

/** How long the house still has for the present state. */
export function Timer({ dueAt }: { dueAt: string | null }) {
  const t = useMessages(partMessages)
  const language = useLanguage()
  const now = useNow(30)
  if (!dueAt) return <span className="xd-muted">—</span>
  const left = (new Date(dueAt).getTime() - now) / 1000
  const time = formatDuration(Math.abs(left), language)
  const color = left <= 0 ? 'error' : left < SOON_SECONDS ? 'warning' : 'default'
  return (
    <Tag
      color={color}
      icon={<ClockCircleOutlined />}
      title={fill(t.dueAt, { at: formatDateTime(dueAt, language) })}
    >
      {fill(left <= 0 ? t.overdueBy : t.left, { time })}
    </Tag>
  )
}
