import type { Read } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Alert, Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { ProblemResult } from './ProblemResult'
import { sharedMessages } from './shared-messages'

interface Props<D> {
  readonly read: Read<D>
  readonly children: (data: D) => ReactNode
}

/** A read's data, or what stands in its way; older data stays below a failed refresh. */
export function Ready<D>({ read, children }: Props<D>) {
  const t = useMessages(sharedMessages)
  if (read.data === undefined) {
    if (read.problem) return <ProblemResult problem={read.problem} onRetry={read.reload} />
    return (
      <Skeleton active paragraph={{ rows: 6 }} aria-label={t.loading} className="xd-skeleton" />
    )
  }
  return (
    <>
      {read.problem ? (
        <Alert
          type="warning"
          showIcon
          title={read.problem.code === 'OFFLINE' ? t.offlineTitle : read.problem.message}
          action={<Button onClick={read.reload}>{t.retry}</Button>}
        />
      ) : null}
      {children(read.data)}
    </>
  )
}
