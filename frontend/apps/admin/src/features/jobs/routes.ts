import { ThunderboltOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

export default {
  menu: [
    {
      path: '/jobs',
      text: menuMessages.jobs,
      icon: ThunderboltOutlined,
      group: 'system',
      order: 80,
      permissions: ['jobs.read'],
    },
  ],
  screens: [{ path: 'jobs', permissions: ['jobs.read'], lazy: () => import('./JobList') }],
} satisfies Feature
