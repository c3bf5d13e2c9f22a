import { useMessages } from '@xindai/i18n'
import { DateText } from '@xindai/ui'
import { Tag } from 'antd'
import { messages } from './messages'

interface Props {
  readonly dispute: { readonly answerDueOn: string; readonly isLate: boolean }
}

/** By when the borrower has his answer, and whether that day has passed. */
export function AnswerDue({ dispute }: Props) {
  const t = useMessages(messages)
  return (
    <>
      <DateText value={dispute.answerDueOn} />{' '}
      {dispute.isLate ? <Tag color="error">{t.late}</Tag> : null}
    </>
  )
}
