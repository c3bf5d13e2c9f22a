import { SolutionOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const permissions = ['service_request.read']

export default {
  menu: [
    {
      path: '/requests',
      text: menuMessages.requests,
      icon: SolutionOutlined,
      group: 'lending',
      order: 35,
      permissions,
    },
  ],
  screens: [
    { path: 'requests', permissions, lazy: () => import('./list/RequestList') },
    { path: 'requests/:id', permissions, lazy: () => import('./detail/RequestPage') },
  ],
} satisfies Feature
