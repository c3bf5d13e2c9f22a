import { IdcardOutlined, StopOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['identity.staff_read']
const DECLARES = ['application.conflict_declare']

export default {
  menu: [
    {
      path: '/staff',
      text: menuMessages.staff,
      icon: IdcardOutlined,
      group: 'system',
      order: 10,
      permissions: SEES,
    },
    {
      path: '/conflicts',
      text: menuMessages.conflicts,
      icon: StopOutlined,
      group: 'system',
      order: 15,
      permissions: DECLARES,
    },
  ],
  screens: [
    { path: 'staff', permissions: SEES, lazy: () => import('./list/StaffList') },
    { path: 'staff/:id', permissions: SEES, lazy: () => import('./detail/StaffPage') },
    { path: 'conflicts', permissions: DECLARES, lazy: () => import('./conflicts/Conflicts') },
  ],
} satisfies Feature
