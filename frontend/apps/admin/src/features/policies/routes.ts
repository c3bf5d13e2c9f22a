import { ApartmentOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['decision.policy_read']

export default {
  menu: [
    {
      path: '/policies',
      text: menuMessages.policies,
      icon: ApartmentOutlined,
      group: 'rules',
      order: 20,
      permissions: SEES,
    },
  ],
  screens: [
    { path: 'policies', permissions: SEES, lazy: () => import('./list/PolicyList') },
    { path: 'policies/:id', permissions: SEES, lazy: () => import('./page/PolicyPage') },
  ],
} satisfies Feature
