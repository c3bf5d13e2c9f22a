import { SafetyCertificateOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['identity.role_read']

export default {
  menu: [
    {
      path: '/roles',
      text: menuMessages.roles,
      icon: SafetyCertificateOutlined,
      group: 'system',
      order: 20,
      permissions: SEES,
    },
  ],
  screens: [{ path: 'roles', permissions: SEES, lazy: () => import('./Roles') }],
} satisfies Feature
