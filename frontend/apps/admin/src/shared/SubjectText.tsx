import { useCode } from '@xindai/graphql'

interface Props {
  readonly subject: string | null | undefined
  readonly name?: string | null | undefined
}

/**
 * What a record is about, `loan/UUID`: the kind in words, and its number or name; where the viewer
 * may not see that, the end of the id, to tell two apart.
 */
export function SubjectText({ subject, name }: Props) {
  const code = useCode()
  if (!subject) return <>—</>
  const [kind = '', id = ''] = subject.split('/')
  return (
    <span title={subject}>
      {code('Subject', kind)}{' '}
      {name ?? (id ? <span className="xd-muted">…{id.slice(-6)}</span> : null)}
    </span>
  )
}
