import { Link } from 'react-router'
import type { NoticeFieldsFragment } from './notices.generated'
import { targetOf } from './target'

interface Props {
  readonly notice: NoticeFieldsFragment
  readonly onOpen: () => void
}

/** The sentence, leading to what it is about. */
export function NoticeText({ notice, onOpen }: Props) {
  const target = targetOf(notice)
  const text = notice.readAt === null ? <strong>{notice.text}</strong> : notice.text
  return target ? (
    <Link to={target} onClick={onOpen}>
      {text}
    </Link>
  ) : (
    text
  )
}
