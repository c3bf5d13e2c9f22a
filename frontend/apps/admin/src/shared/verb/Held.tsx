import { useMessages } from '@xindai/i18n'
import { Result } from 'antd'
import { Link } from 'react-router'
import { sharedMessages } from '../shared-messages'

/** The command waits for a second person. */
export function Held({ approvalId }: { approvalId: string }) {
  const t = useMessages(sharedMessages)
  return (
    <Result
      status="info"
      title={t.heldTitle}
      subTitle={t.heldText}
      extra={<Link to={`/approvals/${encodeURIComponent(approvalId)}`}>{t.seeApproval}</Link>}
    />
  )
}
