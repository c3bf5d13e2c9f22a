import type { LiveState } from '@xindai/graphql'
import { fill, formatDateTime, useLanguage, useMessages } from '@xindai/i18n'
import { Badge, Tag } from 'antd'
import { useActorName } from '../../../shared/Who'
import { Timer } from '../parts/Timer'
import { messages } from './messages'
import type { Work } from './types'

/** Who works on it, how long the house still has, and whether the page hears of changes. */
export function Holder({ work, live }: { work: Work; live: LiveState }) {
  const t = useMessages(messages)
  const language = useLanguage()
  const name = useActorName()
  const until = fill(t.until, { at: formatDateTime(work.claimedUntil, language) })
  const who = work.isMine ? t.mine : fill(t.workedOn, { name: name(work.claimedBy) })
  return (
    <>
      {work.dueAt ? <Timer dueAt={work.dueAt} /> : null}
      {work.claimedBy ? (
        <Tag color={work.isMine ? 'processing' : 'default'} title={until}>
          {who}
        </Tag>
      ) : null}
      {live === 'waiting' ? <Badge status="warning" text={t.waiting} /> : null}
    </>
  )
}
