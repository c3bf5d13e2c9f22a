import { useMessages } from '@xindai/i18n'
import type { ReactNode } from 'react'
import { Button } from '../../shared/Button'
import { sharedMessages } from '../../shared/shared-messages'
import { Empty } from '../../shared/states'

/** What was asked for, or that there is no such thing for him. */
export function Found<T>(props: {
  readonly value: T | null | undefined
  readonly children: (value: T) => ReactNode
}) {
  const t = useMessages(sharedMessages)
  if (props.value) return <>{props.children(props.value)}</>
  return (
    <Empty
      title={t.notFoundTitle}
      text={t.notFoundText}
      action={
        <Button kind="plain" to="/loans">
          {t.back}
        </Button>
      }
    />
  )
}
