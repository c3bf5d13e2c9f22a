import { useMessages } from '@xindai/i18n'
import { Result } from 'antd'
import { Link } from 'react-router'
import { sharedMessages } from '../shared/shared-messages'

export function NotFound() {
  const t = useMessages(sharedMessages)
  return (
    <Result
      status="info"
      title={t.notFoundTitle}
      subTitle={t.notFoundText}
      extra={<Link to="/">{t.home}</Link>}
    />
  )
}
