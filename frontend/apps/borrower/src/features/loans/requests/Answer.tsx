import { useMessages } from '@xindai/i18n'
import { Button } from '../../../shared/Button'
import { Notice } from '../../../shared/blocks'
import { loanPath } from '../paths'
import type { OwnRequest } from './Request'
import { requestMessages } from './request-messages'

/** What we say to a request, and what one can do with it. */
export function Answer({ loanId, request }: { loanId: string; request: OwnRequest }) {
  const t = useMessages(requestMessages)
  const words = request.answer ? <p className="x-text">{request.answer}</p> : null
  if (request.status === 'APPROVED') {
    const hasChanged = request.verb !== null
    return (
      <>
        <Notice tone="good" title={hasChanged ? t.grantedTitle : t.answerTitle}>
          {words}
          {hasChanged ? <p>{t.grantedText}</p> : null}
        </Notice>
        {hasChanged ? (
          <Button block to={loanPath(loanId, '/schedule')}>
            {t.seeSchedule}
          </Button>
        ) : null}
      </>
    )
  }
  if (request.status === 'DECLINED') {
    return (
      <>
        <Notice tone="bad" title={t.declinedTitle}>
          {words}
          <p>{t.declinedText}</p>
        </Notice>
        <Button block kind="plain" to={loanPath(loanId, '/requests/new')}>
          {t.again}
        </Button>
      </>
    )
  }
  return null
}
