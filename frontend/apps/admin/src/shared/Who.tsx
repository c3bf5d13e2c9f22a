import { useMessages } from '@xindai/i18n'
import { sharedMessages } from './shared-messages'

interface Props {
  /** As the server writes actors: `staff:…` or `system:…`. */
  readonly actor: string | null | undefined
  readonly name?: string | null
}

/** Who did it: by name where it is known. */
export function Who({ actor, name }: Props) {
  const t = useMessages(sharedMessages)
  if (name) return <>{name}</>
  if (!actor) return <>—</>
  const [kind, id = ''] = actor.split(':')
  if (kind === 'system') return <>{t.system}</>
  return (
    <span title={id}>
      {t.colleague} …{id.slice(-6)}
    </span>
  )
}
