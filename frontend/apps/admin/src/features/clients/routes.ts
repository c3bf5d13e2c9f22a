import { ApiOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['client.read']

export default {
  menu: [
    {
      path: '/clients',
      text: menuMessages.clients,
      icon: ApiOutlined,
      group: 'system',
      order: 40,
      permissions: SEES,
    },
  ],
  screens: [
    { path: 'clients', permissions: SEES, lazy: () => import('./ClientList') },
    { path: 'clients/:id', permissions: SEES, lazy: () => import('./ClientPage') },
  ],
} satisfies Feature
