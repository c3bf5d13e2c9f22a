import { ApartmentOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['identity.branch_read']

export default {
  menu: [
    {
      path: '/branches',
      text: menuMessages.branches,
      icon: ApartmentOutlined,
      group: 'system',
      order: 30,
      permissions: SEES,
    },
  ],
  screens: [{ path: 'branches', permissions: SEES, lazy: () => import('./Branches') }],
} satisfies Feature
