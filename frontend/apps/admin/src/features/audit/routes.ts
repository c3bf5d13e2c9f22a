import { FileSearchOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['audit.read']

export default {
  menu: [
    {
      path: '/audit',
      text: menuMessages.audit,
      icon: FileSearchOutlined,
      group: 'system',
      order: 60,
      permissions: SEES,
    },
  ],
  screens: [{ path: 'audit', permissions: SEES, lazy: () => import('./AuditList') }],
} satisfies Feature
