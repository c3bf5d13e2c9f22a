import { useCode } from '@xindai/graphql'

/** What a record is about, `loan/UUID`: the kind in words, and the end of the id to tell two apart. */
export function SubjectText({ subject }: { readonly subject: string | null | undefined }) {
  const code = useCode()
  if (!subject) return <>—</>
  const [kind = '', id = ''] = subject.split('/')
  return (
    <span title={subject}>
      {code('Subject', kind)} {id ? <span className="xd-muted">…{id.slice(-6)}</span> : null}
    </span>
  )
}
