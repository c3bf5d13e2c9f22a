import { useMessages } from '@xindai/i18n'
import { Result } from 'antd'
import type { ComponentType } from 'react'
import { sharedMessages } from '../shared/shared-messages'
import { useSession } from './session'

interface Props {
  readonly permissions: readonly string[]
  readonly Screen: ComponentType
}

/** A screen for who holds one of its permissions. The server decides again; this is courtesy. */
export function Guarded({ permissions, Screen }: Props) {
  const t = useMessages(sharedMessages)
  if (useSession().can(...permissions)) return <Screen />
  return <Result status="warning" title={t.forbiddenTitle} subTitle={t.forbiddenText} />
}
