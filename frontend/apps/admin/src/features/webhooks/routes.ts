import { SendOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['webhook.read']

export default {
  menu: [
    {
      path: '/webhooks',
      text: menuMessages.webhooks,
      icon: SendOutlined,
      group: 'system',
      order: 50,
      permissions: SEES,
    },
  ],
  screens: [
    { path: 'webhooks', permissions: SEES, lazy: () => import('./WebhookList') },
    { path: 'webhooks/:id', permissions: SEES, lazy: () => import('./Deliveries') },
  ],
} satisfies Feature
