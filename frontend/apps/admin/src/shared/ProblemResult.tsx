import type { Problem } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Button, Result } from 'antd'
import { sharedMessages } from './shared-messages'

/** A read that failed, and what to do next. */
export function ProblemResult({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const t = useMessages(sharedMessages)
  const retry = (
    <Button type="primary" onClick={onRetry}>
      {t.retry}
    </Button>
  )
  if (problem.code === 'OFFLINE') {
    return <Result status="warning" title={t.offlineTitle} subTitle={t.offlineText} extra={retry} />
  }
  if (problem.code === 'FORBIDDEN') {
    return <Result status="warning" title={t.forbiddenTitle} subTitle={t.forbiddenText} />
  }
  if (problem.code === 'NOT_FOUND') {
    return <Result status="info" title={t.notFoundTitle} subTitle={t.notFoundText} />
  }
  const id = problem.requestId ? fill(t.requestId, { id: problem.requestId }) : ''
  return <Result status="error" title={problem.message} subTitle={id} extra={retry} />
}
