import { TeamOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['customer.read']

export default {
  menu: [
    {
      path: '/customers',
      text: menuMessages.customers,
      icon: TeamOutlined,
      group: 'customers',
      order: 10,
      permissions: SEES,
    },
  ],
  screens: [
    { path: 'customers', permissions: SEES, lazy: () => import('./list/CustomerList') },
    { path: 'customers/:id', permissions: SEES, lazy: () => import('./detail/CustomerPage') },
  ],
} satisfies Feature
