import { UserOutlined } from '@ant-design/icons'
import { useMessages } from '@xindai/i18n'
import { Button, Dropdown } from 'antd'
import { Link } from 'react-router'
import { useMutation } from 'urql'
import { useSession } from './session'
import { shellMessages } from './shell-messages'
import { SignOutDocument } from './viewer.generated'

/** Who is signed in, his own settings, and the way out. */
export function AccountMenu() {
  const t = useMessages(shellMessages)
  const { staff, signedOut } = useSession()
  const [, signOut] = useMutation(SignOutDocument)
  const items = [
    { key: 'account', label: <Link to="/account">{t.account}</Link> },
    { key: 'out', label: t.signOut, onClick: () => signOut({}).then(signedOut) },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" icon={<UserOutlined />}>
        {staff.displayName}
      </Button>
    </Dropdown>
  )
}
