import { useMessages } from '@xindai/i18n'
import { useNow } from '@xindai/ui'
import { Space, Tag } from 'antd'
import { messages } from './staff-messages'

interface Standing {
  readonly isActive: boolean
  readonly lockedUntil: string | null
}

/** Whether the lock of somebody has not run out yet. */
export function isLocked(lockedUntil: string | null, now: number): boolean {
  return lockedUntil !== null && new Date(lockedUntil).getTime() > now
}

/** Whether somebody can come in. */
export function StandingTags({ staff }: { staff: Standing }) {
  const t = useMessages(messages)
  const now = useNow(30)
  return (
    <Space size={4}>
      <Tag color={staff.isActive ? 'success' : 'default'}>
        {staff.isActive ? t.active : t.inactive}
      </Tag>
      {isLocked(staff.lockedUntil, now) ? <Tag color="warning">{t.locked}</Tag> : null}
    </Space>
  )
}

/** The second factor in words. */
export function FactorText({ staff }: { staff: { hasFactor: boolean; needsFactor: boolean } }) {
  const t = useMessages(messages)
  if (staff.hasFactor) return t.factorSet
  return staff.needsFactor ? <span className="xd-bad">{t.factorDue}</span> : t.factorNone
}
