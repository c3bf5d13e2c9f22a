import { useMessages } from '@xindai/i18n'
import { Result } from 'antd'
import { Link } from 'react-router'
import { sharedMessages } from '../../../shared/shared-messages'
import { messages } from './messages'

/** Not yours is not there. */
export function NotThere() {
  const t = useMessages(messages)
  const shared = useMessages(sharedMessages)
  return (
    <Result
      status="info"
      title={t.notFound}
      subTitle={shared.notFoundText}
      extra={<Link to="/applications">{t.applications}</Link>}
    />
  )
}
