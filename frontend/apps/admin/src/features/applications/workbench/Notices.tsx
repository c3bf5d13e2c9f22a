import { comma, fill, useLanguage, useMessages } from '@xindai/i18n'
import { Alert } from 'antd'
import { queueOf } from '../parts/tones'
import { messages } from './messages'
import type { Work } from './types'
import type { News } from './useWorkbench'
import { useEventWord, useFieldWord } from './words'

interface Props {
  readonly work: Work
  readonly news: News | null
  readonly onForget: () => void
}

/** What one should know before one goes on. */
export function Notices({ work, news, onForget }: Props) {
  const t: Readonly<Record<string, string>> = useMessages(messages)
  const event = useEventWord()
  const field = useFieldWord()
  const isQueued = queueOf(work.status) !== null
  const changed = news ? fill(t.changed ?? '', { what: event(news.verb) }) : ''
  const wanted = work.supplement.map(field).join(comma())
  const lacks = work.missing.map((lack) => field(lack.field)).join(comma())
  return (
    <>
      <div role="status">
        {news ? <Alert type="info" showIcon closable title={changed} onClose={onForget} /> : null}
      </div>
      {isQueued && work.hindrance ? (
        <Alert type="warning" showIcon title={t[work.hindrance] ?? work.hindrance} />
      ) : null}
      {work.status === 'RETURNED' ? (
        <Alert
          type="warning"
          showIcon
          title={t.returned}
          description={
            <>
              <div>{work.returnReason}</div>
              {wanted ? <div>{fill(t.wanted ?? '', { list: wanted })}</div> : null}
            </>
          }
        />
      ) : null}
      <Rejected work={work} />
      {lacks ? <Alert type="info" showIcon title={t.missing} description={lacks} /> : null}
    </>
  )
}

/** What the applicant was told, and what stays in the house. */
function Rejected({ work }: { work: Work }) {
  const t = useMessages(messages)
  const language = useLanguage()
  if (work.status !== 'REJECTED') return null
  const comment = work.history.findLast(({ toStatus }) => toStatus === 'REJECTED')?.reason
  return (
    <Alert
      type="error"
      showIcon
      title={t.rejected}
      description={
        <>
          <ul>
            {work.rejectionReasons.map((reason) => (
              <li key={reason.code}>{reason[language]}</li>
            ))}
          </ul>
          {comment ? <div>{fill(t.rejectedComment, { comment })}</div> : null}
        </>
      }
    />
  )
}
